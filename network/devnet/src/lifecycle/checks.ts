import type { peer } from '@hyperledger/fabric-protos';
import { type common, msp } from '@hyperledger/fabric-protos';
import { definitionFields, metadataKey, definitionPrefix, termsOf } from '@oneplusn/channel';
import type { LifecycleCall } from './call';
import { read } from './serializer';

const systemNames: ReadonlySet<string> = new Set(['cscc', 'escc', 'lscc', 'qscc', 'vscc']);

/** What a client wants approved or committed. */
export interface Proposed {
  getName(): string;
  getVersion(): string;
  getCollections(): peer.CollectionConfigPackage | undefined;
}

/**
 * Checks names and collections of a definition (Fabric: `lifecycle.Invocation.validateInput`).
 * @throws Error with Fabric's text
 */
export function checkProposed(proposed: Proposed, call: LifecycleCall): void {
  try {
    checkNames(proposed.getName(), proposed.getVersion());
    const collections = (proposed.getCollections()?.getConfigList() ?? []).map(staticOf);
    checkCollections(collections, call);
    checkAgainstCommitted(collections, proposed.getName(), call);
  } catch (error) {
    throw new Error(`error validating chaincode definition: ${(error as Error).message}`, { cause: error });
  }
}

function checkNames(name: string, version: string): void {
  if (!/^[a-zA-Z0-9]+([-_][a-zA-Z0-9]+)*$/.test(name))
    throw new Error(
      `invalid chaincode name '${name}'. Names can only consist of alphanumerics, '_', and '-' and can only ` +
        'begin with alphanumerics',
    );
  if (systemNames.has(name)) throw new Error(`chaincode name '${name}' is the name of a system chaincode`);
  if (!/^[A-Za-z0-9_.+-]+$/.test(version))
    throw new Error(
      `invalid chaincode version '${version}'. Versions can only consist of alphanumerics, '_', '-', '+', and '.'`,
    );
}

function staticOf(config: peer.CollectionConfig): peer.StaticCollectionConfig {
  const found = config.getStaticCollectionConfig();
  if (!found) throw new Error('collection config contains unexpected payload type: <nil>');
  return found;
}

function checkCollections(collections: readonly peer.StaticCollectionConfig[], call: LifecycleCall): void {
  const names = new Set<string>();
  for (const collection of collections) {
    const name = collection.getName();
    const [most, least] = [collection.getMaximumPeerCount(), collection.getRequiredPeerCount()];
    if (!/^[A-Za-z0-9-]+([A-Za-z0-9_-]+)*$/.test(name))
      throw new Error(
        `invalid collection name '${name}'. Names can only consist of alphanumerics, '_', and '-' and cannot ` +
          `begin with '_'`,
      );
    if (names.has(name)) throw new Error(`collection-name: ${name} -- found duplicate in collection configuration`);
    names.add(name);
    if (most < least)
      throw new Error(
        `collection-name: ${name} -- maximum peer count (${most}) cannot be less than the required peer count ` +
          `(${least})`,
      );
    if (least < 0) throw new Error(`collection-name: ${name} -- requiredPeerCount (${least}) cannot be less than zero`);
    checkMembers(name, collection.getMemberOrgsPolicy(), call);
  }
}

function checkMembers(name: string, members: peer.CollectionPolicyConfig | undefined, call: LifecycleCall): void {
  if (!members) throw new Error(`collection member policy is not set for collection '${name}'`);
  const policy = members.getSignaturePolicy();
  if (!policy) throw new Error(`collection member org policy is empty for collection '${name}'`);
  checkAlternative(name, policy.getRule());
  for (const principal of policy.getIdentitiesList()) {
    const id = organizationOf(principal);
    if (id === undefined)
      throw new Error(
        `collection-name: ${name} -- principal type ${principal.getPrincipalClassification()} is not supported`,
      );
    if (!call.authorities.includes(id))
      throw new Error(`collection-name: ${name} -- collection member '${id}' is not part of the channel`);
  }
}

/** Members are an "or" of identities. */
function checkAlternative(name: string, rule: common.SignaturePolicy | undefined): void {
  const gate = rule?.getNOutOf();
  if (!gate) return;
  if (gate.getN() !== 1)
    throw new Error(
      `collection-name: ${name} -- error in member org policy: signature policy is not an OR concatenation, ` +
        `NOutOf ${gate.getN()}`,
    );
  for (const each of gate.getRulesList()) checkAlternative(name, each);
}

function organizationOf(principal: msp.MSPPrincipal): string | undefined {
  const kinds = msp.MSPPrincipal.Classification;
  const content = principal.getPrincipal_asU8();
  switch (principal.getPrincipalClassification()) {
    case kinds.ROLE:
      return msp.MSPRole.deserializeBinary(content).getMspIdentifier();
    case kinds.ORGANIZATION_UNIT:
      return msp.OrganizationUnit.deserializeBinary(content).getMspIdentifier();
    case kinds.IDENTITY:
      return msp.SerializedIdentity.deserializeBinary(content).getMspid();
    default:
      return undefined;
  }
}

/** A collection stays once it is committed, and so does the time for which its data is kept. */
function checkAgainstCommitted(
  collections: readonly peer.StaticCollectionConfig[],
  name: string,
  { state, legacy }: LifecycleCall,
): void {
  if (!state.get(metadataKey(definitionPrefix, name))) return legacy(name);
  const committed = termsOf(read(definitionPrefix, name, definitionFields, state)).collections?.getConfigList() ?? [];
  if (committed.length === 0) return;
  if (collections.length === 0)
    throw new Error('the proposed collection config does not contain previously defined collections');
  for (const before of committed.map(staticOf)) {
    const now = collections.find((collection) => collection.getName() === before.getName());
    if (!now)
      throw new Error(`existing collection [${before.getName()}] missing in the proposed collection configuration`);
    if (now.getBlockToLive() !== before.getBlockToLive())
      throw new Error(
        `the BlockToLive in an existing collection [${before.getName()}] modified. Existing value ` +
          `[${before.getBlockToLive()}]`,
      );
  }
}
