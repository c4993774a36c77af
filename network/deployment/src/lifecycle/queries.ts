/** What a peer knows of chaincodes: the queries of `_lifecycle`. */
import { peer } from '@hyperledger/fabric-protos';
import { refusal, type PeerDoor } from '../peer/door';
import { definitionIn, fill, type Definition } from './definition';

const { lifecycle } = peer;

/** Ids of the packages that are installed on a peer. An administrator's right. */
export async function installedOn(door: PeerDoor): Promise<string[]> {
  const args = new lifecycle.QueryInstalledChaincodesArgs();
  const call = { chaincode: '_lifecycle', args: ['QueryInstalledChaincodes', args.serializeBinary()] } as const;
  const found = await door.must(call, 'QueryInstalledChaincodes');
  return lifecycle.QueryInstalledChaincodesResult.deserializeBinary(found)
    .getInstalledChaincodesList()
    .map((each) => each.getPackageId());
}

/** A package as it is installed on a peer; undefined where it is not. An administrator's right. */
export async function packageOn(door: PeerDoor, id: string): Promise<Buffer | undefined> {
  const args = new lifecycle.GetInstalledChaincodePackageArgs();
  args.setPackageId(id);
  const call = { chaincode: '_lifecycle', args: ['GetInstalledChaincodePackage', args.serializeBinary()] } as const;
  const { status, payload } = await door.ask(call);
  if (status !== 200) return undefined;
  const result = lifecycle.GetInstalledChaincodePackageResult.deserializeBinary(payload);
  return Buffer.from(result.getChaincodeInstallPackage_asU8());
}

/** Installs a package on a peer. @returns its id, as the peer has it */
export async function install(door: PeerDoor, bytes: Uint8Array): Promise<string> {
  const args = new lifecycle.InstallChaincodeArgs();
  args.setChaincodeInstallPackage(bytes);
  const call = { chaincode: '_lifecycle', args: ['InstallChaincode', args.serializeBinary()] } as const;
  // The peer builds it, with the external builder for chaincode as a service.
  const result = await door.must(call, 'InstallChaincode', 300);
  return lifecycle.InstallChaincodeResult.deserializeBinary(result).getPackageId();
}

/** A committed definition and who has approved it. */
export interface Committed {
  readonly definition: Definition;
  /** By MSP id, every authority of the channel. */
  readonly approvals: Readonly<Record<string, boolean>>;
}

/** The definition on a channel; undefined where there is none. */
export async function committedOn(door: PeerDoor, channel: string, name: string): Promise<Committed | undefined> {
  const args = new lifecycle.QueryChaincodeDefinitionArgs();
  args.setName(name);
  const answer = await door.ask({
    ...{ channel, chaincode: '_lifecycle' as const },
    args: ['QueryChaincodeDefinition', args.serializeBinary()],
  });
  if (answer.status !== 200) {
    if (/is not defined/.test(answer.message)) return undefined;
    throw refusal(door.address, 'QueryChaincodeDefinition', answer.message, channel);
  }
  const result = lifecycle.QueryChaincodeDefinitionResult.deserializeBinary(answer.payload);
  return { definition: definitionIn(name, result), approvals: Object.fromEntries(entries(result.getApprovalsMap())) };
}

/** What this peer's authority has approved for a sequence. */
export interface Approval {
  readonly definition: Definition;
  /** The package its peers run; undefined where it approved without one. */
  readonly packageId?: string;
}

/** Undefined where the peer's authority has approved nothing for that sequence. Only an authority's own peers tell. */
export async function approvedOn(
  door: PeerDoor,
  channel: string,
  name: string,
  sequence: number,
): Promise<Approval | undefined> {
  const args = new lifecycle.QueryApprovedChaincodeDefinitionArgs();
  args.setName(name);
  args.setSequence(sequence);
  const answer = await door.ask({
    ...{ channel, chaincode: '_lifecycle' as const },
    args: ['QueryApprovedChaincodeDefinition', args.serializeBinary()],
  });
  if (answer.status !== 200) {
    if (/could not fetch approved chaincode definition/.test(answer.message)) return undefined;
    throw refusal(door.address, 'QueryApprovedChaincodeDefinition', answer.message, channel);
  }
  const result = lifecycle.QueryApprovedChaincodeDefinitionResult.deserializeBinary(answer.payload);
  const packageId = result.getSource()?.getLocalPackage()?.getPackageId();
  return { definition: definitionIn(name, result), ...(packageId ? { packageId } : {}) };
}

/** Who has approved a definition that is not committed yet, and in what others differ. */
export interface Readiness {
  readonly approvals: Readonly<Record<string, boolean>>;
  /**
   * In what an authority's approval differs: `version`, `policy`, `collections`. Who has approved nothing is not named.
   */
  readonly mismatches: Readonly<Record<string, readonly string[]>>;
}

/** A peer compares what stands where an approval would: the record's type itself is missing where there is none. */
const nothingApproved = 'ChaincodeParameters';
const parts: Readonly<Record<string, string>> = {
  EndorsementInfo: 'version',
  ValidationInfo: 'policy',
  Collections: 'collections',
};

export async function readinessOn(door: PeerDoor, channel: string, definition: Definition): Promise<Readiness> {
  const args = fill(new lifecycle.CheckCommitReadinessArgs(), definition);
  const call = {
    ...{ channel, chaincode: '_lifecycle' as const },
    args: ['CheckCommitReadiness', args.serializeBinary()],
  };
  const result = lifecycle.CheckCommitReadinessResult.deserializeBinary(await door.must(call, 'CheckCommitReadiness'));
  return {
    approvals: Object.fromEntries(entries(result.getApprovalsMap())),
    mismatches: Object.fromEntries(
      entries(result.getMismatchesMap())
        .map(([msp, each]) => [msp, each.getItemsList()] as const)
        .filter(([, items]) => !items.includes(nothingApproved))
        .map(([msp, items]) => [msp, items.map((item) => parts[item] ?? item)]),
    ),
  };
}

interface Mapped<V> {
  forEach(each: (value: V, key: string) => void): void;
}

function entries<V>(map: Mapped<V>): [string, V][] {
  const found: [string, V][] = [];
  map.forEach((value, key) => found.push([key, value]));
  return found.sort(([a], [b]) => (a < b ? -1 : 1));
}
