import { join } from 'node:path';
import { connect, GatewayError, hash, type Contract } from '@hyperledger/fabric-gateway';
import { clientOf } from '@oneplusn/deployment';
import { readCredentials, type Topology } from '@oneplusn/topology';
import { fabricErrors, fabricFail } from '../errors';
import { until } from '../process/command';
import { doorOf, type Door } from './administer';
import { checkSame, readPlan } from './plan';

/**
 * Every contract of fabric-contract-api has it, and it writes nothing. What it answers is large: it is asked for no
 * oftener than is needed.
 */
const harmless = 'org.hyperledger.fabric:GetMetadata';

/** No chaincode has it: each says so at once. */
const unknown = 'org.hyperledger.fabric:Nothing';

/**
 * Waits until the network does what it is for: each authority's gateway reaches the peers of all that run the chaincode
 * (gossip takes a moment to tell it of them), and a transaction that two authorities endorse commits.
 */
export async function ready(doors: readonly Door[], channel: string, chaincode: string, log: string): Promise<void> {
  await reached(doors, channel, chaincode, log);
  const [first, ...others] = doors;
  if (!first) return;
  await through(first, channel, chaincode, (contract) =>
    until('a transaction of two authorities commits', 30, log, () =>
      commitByAny(contract, pairsOf([first, ...others].map(mspOf))),
    ),
  );
}

const mspOf = ({ administrator }: Door): string => administrator.msp;

/** The first with each other one, and each with the next: two that run the same code are among them. */
function pairsOf([first = '', ...others]: readonly string[]): string[][] {
  if (others.length === 0) return [[first]];
  return [...others.map((other) => [first, other]), ...others.slice(1).map((other, at) => [others[at] ?? '', other])];
}

/**
 * Waits until each authority's gateway reaches the chaincode of all; what that answers does not matter.
 */
export async function reached(doors: readonly Door[], channel: string, chaincode: string, log: string): Promise<void> {
  const everybody = doors.map(mspOf);
  await Promise.all(
    doors.map((door) =>
      through(door, channel, chaincode, (contract) =>
        Promise.all(
          everybody.map((msp) =>
            until(`${mspOf(door)} reaches ${msp}`, 60, log, () =>
              contract.evaluate(unknown, { endorsingOrganizations: [msp] }).catch(unlessItAnswers),
            ),
          ),
        ),
      ),
    ),
  );
}

/** What a chaincode says of a function that it has not; else it was not the chaincode that answered. */
function unlessItAnswers(error: unknown): void {
  const said = error instanceof GatewayError ? [error, ...error.details].map(({ message }) => message) : [];
  if (!said.some((message) => /chaincode response \d+/.test(message))) throw error;
}

/**
 * Waits until every chaincode of the network in that folder works, as {@link ready} says; for a program that did not
 * start it.
 *
 * @param version `3.1` or one release, where it matters
 * @throws FabricError FABRIC-108 where the folder holds no network that has been at work, FABRIC-105 where it holds
 * another
 */
export async function networkReady(folder: string, topology: Topology, version?: string): Promise<void> {
  const plan = readPlan(folder);
  if (!plan) throw fabricFail(fabricErrors.noNetwork, { folder });
  checkSame(plan, topology, version ?? plan.release, folder);
  const credentials = await readCredentials(join(folder, 'credentials'));
  const peers = [...credentials.authorities.values()].flatMap(({ msp, peers }) =>
    peers.map(({ name }) => ({ name, msp, port: plan.nodes[name]?.port ?? 0 })),
  );
  for (const { name, channel = plan.topology.channel, authorities } of Object.values(plan.deployed)) {
    const doors = await Promise.all(authorities.map((msp) => doorOf({ topology, credentials, peers }, msp)));
    await ready(doors, channel, name, join(folder, 'logs'));
  }
}

/** Any two that run the same code will do: a test may have given one another. The first pair nearly always does. */
async function commitByAny(contract: Contract, pairs: readonly string[][]): Promise<void> {
  for (const [at, pair] of pairs.entries()) {
    try {
      return await commitOne(contract, pair);
    } catch (error) {
      if (at === pairs.length - 1) throw error;
    }
  }
}

async function commitOne(contract: Contract, endorsingOrganizations: string[]): Promise<void> {
  const transaction = await contract.newProposal(harmless, { endorsingOrganizations }).endorse();
  const status = await (await transaction.submit()).getStatus();
  if (!status.successful) throw new Error(`the first transaction got the validation code ${status.code}`);
}

async function through<T>(
  { administrator, peers: [peer] }: Door,
  channel: string,
  chaincode: string,
  work: (contract: Contract) => Promise<T>,
): Promise<T> {
  if (!peer) throw new RangeError(`${administrator.msp} has no peer`);
  const client = clientOf(peer);
  const gateway = connect({
    client,
    identity: { mspId: administrator.msp, credentials: Buffer.from(administrator.certificate) },
    ...{ signer: administrator.sign, hash: hash.none },
    evaluateOptions: () => ({ deadline: Date.now() + 10_000 }),
    endorseOptions: () => ({ deadline: Date.now() + 10_000 }),
    submitOptions: () => ({ deadline: Date.now() + 5_000 }),
    // An orderer that crashes loses what it had acknowledged: nobody would ever tell.
    commitStatusOptions: () => ({ deadline: Date.now() + 3_000 }),
  });
  try {
    return await work(gateway.getNetwork(channel).getContract(chaincode));
  } finally {
    gateway.close();
    client.close();
  }
}
