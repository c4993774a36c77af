/** What changes the channel: approving and committing a definition, through the gateway of an authority's peer. */
import {
  connect,
  GatewayError,
  hash,
  StatusCode,
  type Gateway,
  type Network,
  type Status,
} from '@hyperledger/fabric-gateway';
import { peer } from '@hyperledger/fabric-protos';
import { endorsedBy, Endorsers, ProofError } from '@oneplusn/sdk';
import { deploymentFail } from '../errors/error';
import { deploymentErrors } from '../errors/table';
import type { PeerDoor } from '../peer/door';
import type { Reach } from '../peer/party';
import { fill, type Definition } from './definition';

const { lifecycle } = peer;
const within = (seconds: number) => () => ({ deadline: Date.now() + seconds * 1_000 });

/** A channel, through the gateway of one peer. */
export interface Through {
  readonly network: Network;
  readonly gateway: Gateway;
  readonly address: string;
  readonly endorsers: Endorsers;
}

/** Works with a channel through a peer's gateway. */
export async function throughGateway<T>(
  { client, address }: PeerDoor,
  { administrator: { msp, certificate, sign }, channel, roots = new Map() }: Omit<Reach, 'peers'>,
  work: (through: Through) => Promise<T>,
): Promise<T> {
  const gateway = connect({
    client,
    identity: { mspId: msp, credentials: Buffer.from(certificate) },
    ...{ signer: sign, hash: hash.none },
    ...{ evaluateOptions: within(15), endorseOptions: within(30), submitOptions: within(15) },
    commitStatusOptions: within(60),
  });
  try {
    return await work({ network: gateway.getNetwork(channel), gateway, address, endorsers: new Endorsers(roots) });
  } finally {
    gateway.close();
  }
}

/** Approves a definition in the caller's authority's name; without a package where it does not run it. */
export async function approve(
  through: Through,
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
  await submit(through, 'ApproveChaincodeDefinitionForMyOrg', args.serializeBinary(), [[msp]]);
}

/**
 * Commits a definition that the majority has approved.
 * @param approved who has: they are asked to endorse it; where one of them cannot be reached, the peer chooses
 */
export async function commit(through: Through, approved: readonly string[], definition: Definition): Promise<void> {
  const args = fill(new lifecycle.CommitChaincodeDefinitionArgs(), definition);
  await submit(through, 'CommitChaincodeDefinition', args.serializeBinary(), [approved, undefined]);
}

async function submit(
  through: Through,
  name: string,
  args: Uint8Array,
  choices: readonly (readonly string[] | undefined)[],
): Promise<void> {
  let failure: unknown;
  for (const authorities of choices) {
    try {
      return await untilAlone(() => send(through, name, args, authorities));
    } catch (error) {
      if (error instanceof ProofError) throw error;
      failure ??= error;
    }
  }
  throw deploymentFail(deploymentErrors.notCommitted, { what: name, problem: problemIn(failure) }, failure);
}

/** Sends one transaction, and signs nothing that is not of it. */
async function send(
  { network, gateway, address, endorsers }: Through,
  name: string,
  args: Uint8Array,
  authorities: readonly string[] | undefined,
): Promise<Status> {
  const named = authorities ? { endorsingOrganizations: [...authorities] } : {};
  const proposal = network.getContract('_lifecycle').newProposal(name, { arguments: [args], ...named });
  const asked = { gateway, address, proposal, name, endorsers, ...(authorities ? { authorities } : {}) };
  const { transaction } = await endorsedBy(asked);
  return (await transaction.submit()).getStatus();
}

/** When all authorities act at once, one's block may change what another has read: it is asked anew. */
async function untilAlone(attempt: () => Promise<Status>): Promise<void> {
  for (let left = 4; ; left -= 1) {
    const { code, successful } = await attempt();
    if (successful) return;
    if (code === StatusCode.MVCC_READ_CONFLICT && left > 0) continue;
    throw new Error(Object.entries(StatusCode).find(([, value]) => value === code)?.[0] ?? String(code));
  }
}

/** All that the gateway said, on one line. */
function problemIn(error: unknown): string {
  if (!(error instanceof GatewayError)) return error instanceof Error ? error.message : String(error);
  const own = error.message.replace(/^\d+ [A-Z_]+: /, '');
  return [own, ...error.details.map(({ mspId, address, message }) => `${mspId} (${address}): ${message}`)].join('; ');
}
