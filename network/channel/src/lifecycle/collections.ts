import { common, msp as msps, type peer } from '@hyperledger/fabric-protos';
import type { ChaincodeDefinition } from './definition';

const implicitPrefix = '_implicit_org_';

/** A private data collection, explicit or implicit, as a peer applies it. */
export interface Collection {
  readonly name: string;
  /** MSP ids of the authorities whose peers hold the plain values. */
  readonly members: readonly string[];
  readonly memberPolicy: common.SignaturePolicyEnvelope;
  readonly memberOnlyRead: boolean;
  readonly memberOnlyWrite: boolean;
  /** Blocks after which a value is forgotten; 0: never. */
  readonly blockToLive: number;
  /** Undefined: the chaincode's policy is the collection's. */
  readonly endorsementPolicy: peer.ApplicationPolicy | undefined;
}

/** MSP id that an implicit collection's name carries; undefined for other names. */
export function implicitOwner(collection: string): string | undefined {
  return collection.startsWith(implicitPrefix) ? collection.slice(implicitPrefix.length) : undefined;
}

/** Name of an authority's own collection. */
export function implicitCollection(msp: string): string {
  return implicitPrefix + msp;
}

/** A collection by name; an implicit one exists for every MSP id that can be named. */
export function collectionOf(definition: ChaincodeDefinition, name: string): Collection | undefined {
  const owner = implicitOwner(name);
  if (owner !== undefined) return implicit(name, owner);
  for (const config of definition.collections?.getConfigList() ?? []) {
    const found = config.getStaticCollectionConfig();
    if (found?.getName() === name) return explicit(found);
  }
  return undefined;
}

function implicit(name: string, owner: string): Collection {
  return {
    name,
    members: [owner],
    memberPolicy: anyMember(owner),
    memberOnlyRead: false,
    memberOnlyWrite: false,
    blockToLive: 0,
    endorsementPolicy: undefined,
  };
}

function explicit(config: peer.StaticCollectionConfig): Collection {
  const memberPolicy = config.getMemberOrgsPolicy()?.getSignaturePolicy() ?? new common.SignaturePolicyEnvelope();
  return {
    name: config.getName(),
    members: principalsOf(memberPolicy),
    memberPolicy,
    memberOnlyRead: config.getMemberOnlyRead(),
    memberOnlyWrite: config.getMemberOnlyWrite(),
    blockToLive: config.getBlockToLive(),
    endorsementPolicy: config.getEndorsementPolicy(),
  };
}

/** MSP ids a policy names. A collection's policy is an OR of them. */
function principalsOf(policy: common.SignaturePolicyEnvelope): string[] {
  const ids = policy.getIdentitiesList().map((principal) => {
    return msps.MSPRole.deserializeBinary(principal.getPrincipal_asU8()).getMspIdentifier();
  });
  return [...new Set(ids)];
}

/** The policy "any member of this authority". */
export function anyMember(mspId: string): common.SignaturePolicyEnvelope {
  const role = new msps.MSPRole();
  role.setMspIdentifier(mspId);
  role.setRole(msps.MSPRole.MSPRoleType.MEMBER);
  const principal = new msps.MSPPrincipal();
  principal.setPrincipalClassification(msps.MSPPrincipal.Classification.ROLE);
  principal.setPrincipal(role.serializeBinary());
  const signed = new common.SignaturePolicy();
  signed.setSignedBy(0);
  const rule = new common.SignaturePolicy();
  const oneOf = new common.SignaturePolicy.NOutOf();
  oneOf.setN(1);
  oneOf.addRules(signed);
  rule.setNOutOf(oneOf);
  const policy = new common.SignaturePolicyEnvelope();
  policy.setRule(rule);
  policy.addIdentities(principal);
  return policy;
}
