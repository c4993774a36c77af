import { createFoundation } from '@oneplusn/foundation';
import { startDevnet, type Devnet } from '@oneplusn/devnet';
import type { Ledger } from '@oneplusn/sdk';
import { issueCredentials, sampleTopology, signaturePolicy, type Topology } from '@oneplusn/topology';
import { accessOf, Connections, type Access } from './connections';
import { found } from './found';

/** A running ledger, and how its people reach it. */
export interface Network {
  readonly topology: Topology;
  /** The embedded ledger below: its `controls` move time, hold blocks, kill a peer and alter what one holds. */
  readonly devnet: Devnet;
  /**
   * The ledger as one person sees it. Connected once for each person; `stop` closes it.
   *
   * @param actor authority and person, as the topology names them: `GD/li`; `GD/admin` is the administrator
   * @throws ConfigurationError as `connect` of the SDK
   */
  connect(actor: string): Promise<Ledger>;
  /** The profile and identity of a person, for `connect` of the SDK with options of one's own. */
  access(actor: string): Access;
  /** Closes every connection and ends the ledger. What was on it is gone. */
  stop(): Promise<void>;
}

/** How a network for tests is set up. */
export interface NetworkOptions {
  /** By default the sample `quickstart`: a committee, a ministry and two provinces. */
  readonly topology?: Topology;
  /** How long a block waits for more transactions, in milliseconds; 20 where not given: tests write one by one. */
  readonly batchTimeoutMs?: number;
}

/**
 * Starts the embedded ledger with the foundation on every authority's peer, and registers authorities, departments and
 * people. It is in memory, takes about a second, and needs neither Docker nor Fabric.
 *
 * @throws DevnetError where the ledger cannot start
 * @example
 * ```ts
 * const network = await startNetwork();
 * const li = await network.connect('GD/li');
 * console.log(await li.registry.whoami());
 * await network.stop();
 * ```
 */
export async function startNetwork(options: NetworkOptions = {}): Promise<Network> {
  const topology = options.topology ?? sampleTopology('quickstart');
  const credentials = await issueCredentials(topology);
  const batch = { timeoutMs: options.batchTimeoutMs ?? 20 };
  const devnet = await startDevnet({ topology, credentials, batch });
  const access = (actor: string): Access => accessOf(topology, credentials, devnet.endpoints, actor);
  const connections = new Connections(access);
  const stop = async (): Promise<void> => {
    await connections.close();
    await devnet.stop();
  };
  try {
    const { name, version } = topology.chaincode;
    const vaultKeys = (msp: string) => credentials.authorities.get(msp)?.vaultKeys;
    const chaincode = createFoundation({ committee: topology.committee, vaultKeys });
    await devnet.deploy({ name, version, policy: signaturePolicy(topology), chaincode });
    await found(topology, (actor) => connections.connect(actor));
  } catch (error) {
    await stop();
    throw error;
  }
  return {
    ...{ topology, devnet, access, stop },
    connect: (actor) => connections.connect(actor),
  };
}
