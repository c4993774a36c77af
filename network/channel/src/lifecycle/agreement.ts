import { common, peer } from '@hyperledger/fabric-protos';
import type { Trust } from '../identity/trust';
import type { ByteKey } from '../state/key';
import type { ChaincodeDefinition } from './definition';
import { approvalName, definitionPrefix, fieldKey, lifecycleNamespace, metadataKey, packagePrefix } from './keys';
import { hashedKey, parametersOf, structureMetadata, type Terms, termsOf } from './structure';

/** A definition that is committed, and what it was made of. */
export interface Agreement {
  readonly definition: ChaincodeDefinition;
  readonly terms: Terms;
  /** What an approval of just this leaves in an authority's collection: hashes of keys, and of their values. */
  readonly approval: ReadonlyMap<ByteKey, ByteKey>;
  /** Hash of the key under which its package stands there. */
  readonly packageKey: ByteKey;
}

type Policies = Pick<Trust, 'channelPolicy'>;

/** A definition as it stands in state: `field` gives what is under one of its keys. */
export function agreementIn(
  name: string,
  field: (key: string) => Uint8Array | undefined,
  policies: Policies,
): Agreement {
  const terms = termsOf((part) => field(fieldKey(definitionPrefix, name, part)));
  return agreement(name, terms, policyOf(terms.validation.getValidationParameter_asU8(), policies));
}

/** What is agreed on the lifecycle itself: no state says it, but the channel's configuration. */
export function lifecycleAgreement(policies: Policies): Agreement {
  const policy = policies.channelPolicy('/Channel/Application/LifecycleEndorsement') ?? nobody();
  const { definition, ...rest } = agreement(
    lifecycleNamespace,
    termsOf(() => undefined),
    policy,
  );
  return { ...rest, definition: { ...definition, version: 'syscc', sequence: 1 } };
}

function agreement(name: string, terms: Terms, endorsementPolicy: common.SignaturePolicyEnvelope): Agreement {
  const approved = approvalName(name, terms.sequence);
  const parameters = parametersOf(terms);
  const entries = [...parameters.fields].map(
    ([field, value]) => [fieldKey(definitionPrefix, approved, field), value] as const,
  );
  const all = [[metadataKey(definitionPrefix, approved), structureMetadata(parameters)] as const, ...entries];
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
    approval: new Map(all.map(([key, value]) => [hashedKey(Buffer.from(key)), hashedKey(value)])),
    packageKey: hashedKey(Buffer.from(fieldKey(packagePrefix, approved, 'PackageID'))),
  };
}

/** An endorsement policy as it stands in a definition; one that nobody satisfies where it cannot be found. */
function policyOf(parameter: Uint8Array, policies: Policies): common.SignaturePolicyEnvelope {
  try {
    const policy = peer.ApplicationPolicy.deserializeBinary(parameter);
    const signed = policy.getSignaturePolicy();
    return signed ?? policies.channelPolicy(policy.getChannelConfigPolicyReference()) ?? nobody();
  } catch {
    return nobody();
  }
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
