import { rmSync } from 'node:fs';
import type { Credentials, Endpoints, Topology } from '@oneplusn/topology';
import { findBinaries, type Binaries } from '../binaries/find';
import type { Processes } from '../process/processes';
import { deployer, type Deployment } from './deploy';
import { joinAll } from './join';
import { openNetwork, type Network } from './open';
import { runService, type ServiceProcess } from './run-service';
import type { ServicePlace } from './service';
import { startNodes } from './start-nodes';

/** How a network on real Fabric is to be run. */
export interface FabricOptions {
  readonly topology: Topology;
  /**
   * Everything of the network lies here. A network that has been at work here comes up again, on its ports, with its
   * credentials and ledgers; one that never was is begun afresh.
   */
  readonly folder: string;
  /** For a new network; issued where not given. */
  readonly credentials?: Credentials;
  /** `3.1` (default) or `2.5`, or one release of them. */
  readonly version?: string;
  readonly binaries?: Binaries;
}

/** A topology running on real Fabric as plain processes of this machine. */
export interface Fabric {
  readonly credentials: Credentials;
  /** `3.1.5` */
  readonly release: string;
  /** By peer name, for connection profiles. */
  readonly endpoints: Endpoints;
  readonly processes: Processes;
  /** Whether it came up again with what it had. */
  readonly kept: boolean;
  /**
   * Puts a chaincode on a channel, or finds it there and only has it served; resolved when a transaction of it that two
   * authorities endorsed has committed (of one, where the channel has no more).
   * @throws FabricError FABRIC-118 where there is no such channel, or somebody is to run it who is not in it
   */
  deploy(deployment: Deployment): Promise<void>;
  /** Runs an authority's chaincode as a process of this network; for `serve`. */
  runService(place: ServicePlace, service: ServiceProcess): Promise<void>;
  /** Ends all processes; the folder stays. */
  stop(): Promise<void>;
  /** Ends all processes and removes the folder. */
  remove(): Promise<void>;
}

/**
 * Starts orderers and peers; in a new network, creates the channel and joins everybody. What runs already is left
 * alone.
 * @throws FabricError when there are no binaries, the folder holds another network, a process ends, or something does
 * not come in time
 */
export async function startFabric({ topology, folder, version, ...options }: FabricOptions): Promise<Fabric> {
  const binaries = options.binaries ?? findBinaries({ version });
  const network = await openNetwork(topology, folder, binaries, options.credentials);
  const { processes } = network;
  try {
    await startNodes(network);
    if (!network.kept) await joinAll(network);
    return running(network);
  } catch (error) {
    await processes.stop();
    throw error;
  }
}

function running(network: Network): Fabric {
  const { credentials, folder, processes, peers, kept, binaries } = network;
  const stop = () => processes.stop();
  return {
    ...{ credentials, processes, kept, stop },
    release: binaries.release,
    endpoints: new Map(peers.map(({ name, port }) => [name, { address: `localhost:${port}` }])),
    deploy: deployer(network),
    runService: (place, service) => runService(processes, place, service),
    async remove() {
      await stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
