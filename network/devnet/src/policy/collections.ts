import { type common, msp, peer } from '@hyperledger/fabric-protos';
import { PolicySyntaxError, parsePolicy } from '@oneplusn/channel';
import { devnetErrors, devnetFail } from '../errors';

/** One entry of Fabric's `collections_config.json` (Fabric documentation, "Private data": collection definition). */
export interface CollectionConfig {
  readonly name: string;
  /** Members, as a policy: `OR('A.member', 'B.member')`. */
  readonly policy: string;
  /** Default 0. */
  readonly requiredPeerCount?: number | undefined;
  /** Default 1. */
  readonly maxPeerCount?: number | undefined;
  /** Blocks until the data is purged. Default 0: never. */
  readonly blockToLive?: number | undefined;
  readonly memberOnlyRead?: boolean | undefined;
  readonly memberOnlyWrite?: boolean | undefined;
  readonly endorsementPolicy?:
    { readonly signaturePolicy?: string | undefined; readonly channelConfigPolicy?: string | undefined } | undefined;
}

/**
 * Turns Fabric's JSON form of collections into its message, with the checks that Fabric's lifecycle makes.
 * @param authorities MSP ids of the channel.
 * @throws DevnetError DEVNET-105
 */
export function collectionPackage(
  collections: readonly CollectionConfig[],
  authorities: readonly string[],
): peer.CollectionConfigPackage {
  const names = new Set<string>();
  const configs = collections.map((collection) => {
    const { name } = collection;
    if (names.has(name)) complain(name, 'the name is used twice');
    names.add(name);
    const config = new peer.CollectionConfig();
    config.setStaticCollectionConfig(staticConfig(collection, authorities));
    return config;
  });
  const result = new peer.CollectionConfigPackage();
  result.setConfigList(configs);
  return result;
}

function complain(collection: string, reason: string): never {
  throw devnetFail(devnetErrors.badCollection, { collection, reason });
}

function staticConfig(collection: CollectionConfig, authorities: readonly string[]): peer.StaticCollectionConfig {
  const { name, requiredPeerCount = 0, maxPeerCount = 1, blockToLive = 0 } = collection;
  if (!/^[A-Za-z0-9-][A-Za-z0-9_-]*$/.test(name))
    complain(name, 'a name has letters, digits, - and _, and does not begin with _');
  if (requiredPeerCount < 0) complain(name, 'requiredPeerCount is negative');
  if (maxPeerCount < requiredPeerCount) complain(name, 'maxPeerCount is less than requiredPeerCount');
  const config = new peer.StaticCollectionConfig();
  config.setName(name);
  config.setRequiredPeerCount(requiredPeerCount);
  config.setMaximumPeerCount(maxPeerCount);
  config.setBlockToLive(blockToLive);
  config.setMemberOnlyRead(collection.memberOnlyRead ?? false);
  config.setMemberOnlyWrite(collection.memberOnlyWrite ?? false);
  const members = new peer.CollectionPolicyConfig();
  members.setSignaturePolicy(membersPolicy(collection, authorities));
  config.setMemberOrgsPolicy(members);
  const endorsement = endorsementPolicy(collection);
  if (endorsement) config.setEndorsementPolicy(endorsement);
  return config;
}

function read(collection: string, text: string): common.SignaturePolicyEnvelope {
  try {
    return parsePolicy(text);
  } catch (error) {
    if (error instanceof PolicySyntaxError) complain(collection, error.message);
    throw error;
  }
}

function membersPolicy(
  { name, policy }: CollectionConfig,
  authorities: readonly string[],
): common.SignaturePolicyEnvelope {
  const result = read(name, policy);
  if (!isAlternative(result.getRule())) complain(name, 'the members policy may only use OR');
  for (const principal of result.getIdentitiesList()) {
    const id = msp.MSPRole.deserializeBinary(principal.getPrincipal_asU8()).getMspIdentifier();
    if (!authorities.includes(id)) complain(name, `${id} is not in the channel`);
  }
  return result;
}

function isAlternative(rule: common.SignaturePolicy | undefined): boolean {
  const gate = rule?.getNOutOf();
  return gate ? gate.getN() === 1 && gate.getRulesList().every(isAlternative) : rule?.hasSignedBy() === true;
}

function endorsementPolicy({ name, endorsementPolicy: policy }: CollectionConfig): peer.ApplicationPolicy | undefined {
  if (!policy) return undefined;
  const { signaturePolicy, channelConfigPolicy } = policy;
  const result = new peer.ApplicationPolicy();
  if ((signaturePolicy === undefined) === (channelConfigPolicy === undefined))
    complain(name, 'endorsementPolicy names either signaturePolicy or channelConfigPolicy');
  if (signaturePolicy !== undefined) result.setSignaturePolicy(read(name, signaturePolicy));
  if (channelConfigPolicy !== undefined) result.setChannelConfigPolicyReference(channelConfigPolicy);
  return result;
}
