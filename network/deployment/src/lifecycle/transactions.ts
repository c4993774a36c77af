/** What changes the channel: approving and committing a definition, through the gateway of an authority's peer. */
import { CommitError, connect, GatewayError, hash, StatusCode, type Network } from '@hyperledger/fabric-gateway';
import { peer } from '@hyperledger/fabric-protos';
import { deploymentFail } from '../errors/error';
import { deploymentErrors } from '../errors/table';
import type { PeerDoor } from '../peer/door';
import type { Administrator } from '../peer/party';
import { fill, type Definition } from './definition';

const { lifecycle } = peer;
const within = (seconds: number) => () => ({ deadline: Date.now() + seconds * 1_000 });

/** Works with a channel through a peer's gateway. */
export async function throughGateway<T>(
  door: PeerDoor,
  { msp, certificate, sign }: Administrator,
  channel: string,
  work: (network: Network) => Promise<T>,
): Promise<T> {
  const gateway = connect({
    client: door.client,
    identity: { mspId: msp, credentials: Buffer.from(certificate) },
    ...{ signer: sign, hash: hash.none },
    ...{ evaluateOptions: within(15), endorseOptions: within(30), submitOptions: within(15) },
    commitStatusOptions: within(60),
  });
  try {
    return await work(gateway.getNetwork(channel));
  } finally {
    gateway.close();
  }
}

/** Approves a definition in the caller's authority's name; without a package where it does not run it. */
export async function approve(
  network: Network,
  msp: string,
  definition: Definition,
  packageId?: string,
): Promise<void> {
  const args = fill(new lifecycle.ApproveChaincodeDefinitionForMyOrgArgs(), definition);
  const source = new lifecycle.ChaincodeSource();
  if (packageId === undefined) {
    source.setUnavailable(new lifecycle.ChaincodeSource.Unavailable());
  } else {
    const local = new lifecycle.ChaincodeSource.Local();
    local.setPackageId(packageId);
    source.setLocalPackage(local);
  }
  args.setSource(source);
  await submit(network, 'ApproveChaincodeDefinitionForMyOrg', args.serializeBinary(), [[msp]]);
}

/**
 * Commits a definition that the majority has approved.
 * @param approved who has: they are asked to endorse it; where one of them cannot be reached, the peer chooses
 */
export async function commit(network: Network, approved: readonly string[], definition: Definition): Promise<void> {
  const args = fill(new lifecycle.CommitChaincodeDefinitionArgs(), definition);
  await submit(network, 'CommitChaincodeDefinition', args.serializeBinary(), [approved, undefined]);
}

async function submit(
  network: Network,
  name: string,
  args: Uint8Array,
  choices: readonly (readonly string[] | undefined)[],
): Promise<void> {
  let failure: unknown;
  for (const endorsers of choices) {
    try {
      const named = endorsers ? { endorsingOrganizations: [...endorsers] } : {};
      return await untilAlone(() => network.getContract('_lifecycle').submit(name, { arguments: [args], ...named }));
    } catch (error) {
      failure ??= error;
    }
  }
  throw deploymentFail(deploymentErrors.notCommitted, { what: name, problem: problemIn(failure) }, failure);
}

/** When all authorities act at once, one's block may change what another has read: it is asked anew. */
async function untilAlone(send: () => Promise<unknown>): Promise<void> {
  for (let left = 4; ; left -= 1) {
    try {
      await send();
      return;
    } catch (error) {
      const isConflict = error instanceof CommitError && error.code === StatusCode.MVCC_READ_CONFLICT;
      if (!isConflict || left === 0) throw error;
    }
  }
}

/** All that the gateway said, on one line. */
function problemIn(error: unknown): string {
  if (!(error instanceof GatewayError)) return error instanceof Error ? error.message : String(error);
  const own = error.message.replace(/^\d+ [A-Z_]+: /, '');
  return [own, ...error.details.map(({ mspId, address, message }) => `${mspId} (${address}): ${message}`)].join('; ');
}
