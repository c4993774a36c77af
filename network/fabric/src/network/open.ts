import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import {
  channelsOf,
  issueCredentials,
  layout,
  ORDERER_MSP,
  readCredentials,
  TLS_FILES,
  writeCredentials,
  type ChannelPlan,
  type Credentials,
  type Topology,
} from '@oneplusn/topology';
import type { Binaries } from '../binaries/find';
import { Processes } from '../process/processes';
import { makeGenesis } from './genesis';
import { writeConfiguration, type Node } from './nodes';
import { checkSame, makePlan, readPlan, writePlan, type Plan } from './plan';

/** A channel and its first block. */
export interface ChannelPlace extends ChannelPlan {
  readonly genesis: string;
}

/** A network's folder, open: everything that starting, joining and deploying need to know. */
export interface Network {
  readonly topology: Topology;
  readonly credentials: Credentials;
  readonly folder: string;
  /** Where the credentials lie, as @oneplusn/topology writes them. */
  readonly crypto: string;
  /** FABRIC_CFG_PATH of all nodes. */
  readonly configuration: string;
  /** The main one first. */
  readonly channels: readonly ChannelPlace[];
  readonly binaries: Binaries;
  readonly processes: Processes;
  readonly orderers: readonly Node[];
  readonly peers: readonly Node[];
  /** Whether it was at work before. */
  readonly kept: boolean;
  plan: Plan;
}

/** Opens the folder of a network that has been at work; makes it anew where none has. */
export async function openNetwork(
  topology: Topology,
  folder: string,
  binaries: Binaries,
  issued?: Credentials,
): Promise<Network> {
  const found = readPlan(folder);
  if (found) checkSame(found, topology, binaries.release, folder);
  else await clear(folder);
  const processes = new Processes(folder);
  const crypto = join(folder, 'credentials');
  const credentials = found ? await readCredentials(crypto) : (issued ?? (await issueCredentials(topology)));
  if (!found) await writeCredentials(credentials, crypto);
  const orderers = credentials.ordererOrg.nodes.map(({ name }) => ({ name, msp: credentials.ordererOrg.msp }));
  const peers = topology.authorities.flatMap(({ msp }) =>
    (credentials.authorities.get(msp)?.peers ?? []).map(({ name }) => ({ name, msp })),
  );
  const names = [...orderers, ...peers].map(({ name }) => name);
  const plan = found ?? (await makePlan(topology, binaries.release, names));
  const place = ({ name, msp }: { name: string; msp: string }): Node => {
    const ports = plan.nodes[name];
    if (!ports) throw new RangeError(`${name} has no ports in ${folder}`);
    const operationsRoot = join(layout.operationsRoot(crypto, msp), TLS_FILES.ca);
    const administrationRoot = join(layout.administrationRoot(crypto, ORDERER_MSP), TLS_FILES.ca);
    return { name, msp, folder: join(layout.nodes(crypto, msp), name), operationsRoot, administrationRoot, ...ports };
  };
  const network: Network = {
    ...{ topology, credentials, folder, crypto, binaries, processes, plan },
    configuration: join(folder, 'configuration'),
    channels: channelsOf(topology).map((channel, n) => ({
      ...channel,
      genesis: join(folder, n === 0 ? 'genesis.block' : `channel-${channel.name}.block`),
    })),
    orderers: orderers.map(place),
    peers: peers.map(place),
    kept: found !== undefined,
  };
  writeConfiguration(binaries, network.configuration);
  if (!found) {
    writePlan(folder, plan);
    await writeGenesis(network);
  }
  return network;
}

/** Removes what an earlier try left, its processes first. */
async function clear(folder: string): Promise<void> {
  if (existsSync(folder)) await new Processes(folder).stop();
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true, mode: 0o700 });
}

async function writeGenesis(network: Network): Promise<void> {
  const { configuration, binaries, folder, orderers, peers, topology, crypto } = network;
  const founding = { topology, crypto, configuration, binaries, logs: folder, orderers, peers };
  for (const channel of network.channels) await makeGenesis(founding, channel.genesis, channel);
}
