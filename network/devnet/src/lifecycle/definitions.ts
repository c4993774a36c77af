import { common, peer } from '@hyperledger/fabric-protos';
import type { Trust } from '@oneplusn/channel';
import { byteKey, type ByteKey, byteKeyOf, textOf } from '../state/key';
import { hashedNamespace } from '../state/namespaces';
import type { StateStore } from '../state/store';
import type { VersionedValue } from '../state/version';
import { implicitCollection } from './collections';
import type { ChaincodeDefinition } from './definition';
import { approvalName, fieldKey, lifecycleNamespace, metadataKey, namespaces, sequenceKey, sources } from './keys';
import { hash, metadataOf, packageHash, parametersOf, type Terms, termsOf } from './structure';

/** A definition that is committed, and what it was made of. */
export interface Agreement {
  readonly definition: ChaincodeDefinition;
  readonly terms: Terms;
  /** What an approval of just this leaves in an authority's collection: hashes of keys, and of their values. */
  readonly approval: ReadonlyMap<ByteKey, ByteKey>;
  /** Hash of the key under which its package stands there. */
  readonly packageKey: ByteKey;
}

/** How an authority stands to a definition. */
export interface Standing {
  readonly definition: ChaincodeDefinition;
  readonly isApproved: boolean;
  /** As {@link packageHash} gives it, of the package that was approved. */
  readonly package: ByteKey | undefined;
}

/** What the state says of chaincodes: every peer of the channel reads it there, as of its own height. */
export class Definitions {
  /** By the version of the sequence, which each commit of a definition changes. */
  readonly #read = new WeakMap<VersionedValue, Agreement>();
  #lifecycle: Agreement | undefined;

  constructor(
    private readonly state: StateStore,
    private readonly trust: Trust,
  ) {}

  /** A definition as of a height; the newest where none is given. The same object as long as it is the same. */
  at(name: string, height = Infinity): Agreement | undefined {
    if (name === lifecycleNamespace) return (this.#lifecycle ??= this.#own());
    const sequence = this.state.at(lifecycleNamespace, byteKey(sequenceKey(name)), height);
    if (!sequence?.value) return undefined;
    const known = this.#read.get(sequence);
    if (known) return known;
    const terms = termsOf((field) => this.#field(fieldKey(namespaces, name, field), height));
    const made = agreement(name, terms, this.#policy(terms.validation.getValidationParameter_asU8()));
    this.#read.set(sequence, made);
    return made;
  }

  /** How an authority stands to what is committed at a height; undefined: nothing is. */
  standing(msp: string, name: string, height: number): Standing | undefined {
    const found = this.at(name, height);
    if (!found) return undefined;
    const { definition, approval, packageKey } = found;
    const space = hashedNamespace(lifecycleNamespace, implicitCollection(msp));
    const held = (key: ByteKey): ByteKey | undefined => {
      const value = this.state.at(space, key, height)?.value;
      return value && byteKeyOf(value);
    };
    const isApproved = [...approval].every(([key, value]) => held(key) === value);
    return { definition, isApproved, package: held(packageKey) };
  }

  /** Names of all chaincodes that are defined. */
  names(height: number): string[] {
    const prefix = metadataKey(namespaces, '');
    const bounds = { start: byteKey(prefix), after: false, end: byteKey(`${prefix}\u007f`) };
    const found = this.state.slice(lifecycleNamespace, bounds, height, Infinity);
    return found.map(([key]) => textOf(key).slice(prefix.length));
  }

  /** Chaincodes that an authority runs from a package. */
  running(msp: string, packageId: string, height: number): ChaincodeDefinition[] {
    const hash = packageHash(packageId);
    return this.names(height).flatMap((name) => {
      const found = this.standing(msp, name, height);
      return found?.isApproved && found.package === hash ? [found.definition] : [];
    });
  }

  #field(key: string, height: number): Uint8Array | undefined {
    return this.state.at(lifecycleNamespace, byteKey(key), height)?.value;
  }

  /** An endorsement policy as it stands in a definition; one that nobody satisfies where it cannot be found. */
  #policy(parameter: Uint8Array): common.SignaturePolicyEnvelope {
    try {
      const policy = peer.ApplicationPolicy.deserializeBinary(parameter);
      const signed = policy.getSignaturePolicy();
      return signed ?? this.trust.channelPolicy(policy.getChannelConfigPolicyReference()) ?? nobody();
    } catch {
      return nobody();
    }
  }

  #own(): Agreement {
    const reference = '/Channel/Application/LifecycleEndorsement';
    const policy = this.trust.channelPolicy(reference) ?? nobody();
    const terms = termsOf(() => undefined);
    const { definition, ...rest } = agreement(lifecycleNamespace, terms, policy);
    return { ...rest, definition: { ...definition, version: 'syscc', sequence: 1 } };
  }
}

function agreement(name: string, terms: Terms, endorsementPolicy: common.SignaturePolicyEnvelope): Agreement {
  const approved = approvalName(name, terms.sequence);
  const parameters = parametersOf(terms);
  const entries = [...parameters.fields].map(
    ([field, value]) => [fieldKey(namespaces, approved, field), value] as const,
  );
  const all = [[metadataKey(namespaces, approved), metadataOf(parameters)] as const, ...entries];
  const definition: ChaincodeDefinition = {
    name,
    version: terms.endorsement.getVersion(),
    sequence: terms.sequence,
    endorsementPolicy,
    collections: terms.collections?.getConfigList().length ? terms.collections : undefined,
    initRequired: terms.endorsement.getInitRequired(),
  };
  return {
    definition,
    terms,
    approval: new Map(all.map(([key, value]) => [hash(Buffer.from(key)), hash(value)])),
    packageKey: hash(Buffer.from(fieldKey(sources, approved, 'PackageID'))),
  };
}

function nobody(): common.SignaturePolicyEnvelope {
  const none = new common.SignaturePolicy.NOutOf();
  none.setN(1);
  const rule = new common.SignaturePolicy();
  rule.setNOutOf(none);
  const policy = new common.SignaturePolicyEnvelope();
  policy.setRule(rule);
  return policy;
}
