import {
  type Agreement,
  agreementIn,
  byteKey,
  type ByteKey,
  byteKeyOf,
  type ChaincodeDefinition,
  definitionPrefix,
  hashedNamespace,
  implicitCollection,
  lifecycleAgreement,
  lifecycleNamespace,
  metadataKey,
  packageHash,
  sequenceKey,
  textOf,
  type Trust,
} from '@oneplusn/channel';
import type { StateStore } from '../state/store';
import type { KeptVersion } from '../state/versions';

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
  readonly #read = new WeakMap<KeptVersion, Agreement>();
  #lifecycle: Agreement | undefined;

  constructor(
    private readonly state: StateStore,
    private readonly trust: Trust,
  ) {}

  /** A definition as of a height; the newest where none is given. The same object as long as it is the same. */
  at(name: string, height = Infinity): Agreement | undefined {
    if (name === lifecycleNamespace) return (this.#lifecycle ??= lifecycleAgreement(this.trust));
    const sequence = this.state.at(lifecycleNamespace, byteKey(sequenceKey(name)), height);
    if (!sequence?.value) return undefined;
    const known = this.#read.get(sequence);
    if (known) return known;
    const made = agreementIn(name, (key) => this.#field(key, height), this.trust);
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
    const prefix = metadataKey(definitionPrefix, '');
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
}
