import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { layout, writeCredentials, type Credentials, type Endpoints, type Topology } from '@oneplusn/topology';
import { findBinaries, type Binaries } from './binaries';
import { configtx } from './configtx';
import { commit, installAndApprove, packageFor, type AdministeredPeer, type Channel } from './lifecycle';
import { ordererEnvironment, peerEnvironment, writeConfiguration, type Node } from './nodes';
import { command, freePorts, listening, Processes, until, type Environment } from './processes';

export interface FabricOptions {
  readonly topology: Topology;
  readonly credentials: Credentials;
  /** Everything of the network lies here; must be new. */
  readonly folder: string;
  /** `3.1` (default) or `2.5`, or one release of them. */
  readonly version?: string;
  readonly binaries?: Binaries;
}

/** Chaincode as a service: one process an authority, started by the network. */
export interface Deployment {
  readonly name: string;
  readonly version: string;
  /** In Fabric's policy language. */
  readonly policy: string;
  readonly sequence?: number;
  /** What each authority runs; it gets the address and package id appended as fabric-shim's `server` command takes them. */
  readonly service: (msp: string) => {
    readonly program: string;
    readonly args: readonly string[];
    readonly cwd: string;
    readonly environment: Environment;
  };
}

/** A topology running on real Fabric as plain processes of this machine. */
export interface Fabric {
  /** By peer name, for connection profiles. */
  readonly endpoints: Endpoints;
  readonly processes: Processes;
  deploy(deployment: Deployment): Promise<void>;
  stop(): Promise<void>;
}

/**
 * Starts orderers and peers, creates the channel, joins everybody.
 * @throws FabricError when there are no binaries, a process ends, or something does not come in time
 */
export async function startFabric({
  topology,
  credentials,
  folder,
  version = '3.1',
  binaries = findBinaries(version),
}: FabricOptions): Promise<Fabric> {
  mkdirSync(folder, { recursive: true });
  const crypto = join(folder, 'credentials');
  await writeCredentials(credentials, crypto);
  const processes = new Processes(folder);
  try {
    const orderers = await place(crypto, credentials.ordererOrg.msp, credentials.ordererOrg.nodes);
    const peers = (
      await Promise.all(
        [...credentials.authorities.values()].map((authority) => place(crypto, authority.msp, authority.peers)),
      )
    ).flat();
    const configuration = join(folder, 'configuration');
    mkdirSync(configuration);
    writeConfiguration(binaries, configuration);
    const network = { topology, credentials, folder, crypto, configuration, binaries, processes, orderers, peers };
    const genesis = await writeGenesis(network, !version.startsWith('2.'));
    startNodes(network);
    await join_(network, genesis);
    return running(network);
  } catch (error) {
    await processes.stop();
    throw error;
  }
}

interface Network {
  readonly topology: Topology;
  readonly credentials: Credentials;
  readonly folder: string;
  readonly crypto: string;
  readonly configuration: string;
  readonly binaries: Binaries;
  readonly processes: Processes;
  readonly orderers: readonly Node[];
  readonly peers: readonly Node[];
}

async function place(crypto: string, msp: string, nodes: readonly { readonly name: string }[]): Promise<Node[]> {
  const ports = await freePorts(nodes.length * 3);
  return nodes.map(({ name }, n) => {
    const [port, secondPort, operationsPort] = ports.slice(n * 3) as [number, number, number];
    return { name, msp, folder: join(layout.nodes(crypto, msp), name), port, secondPort, operationsPort };
  });
}

async function writeGenesis(
  { topology, crypto, configuration, binaries, folder, orderers, peers }: Network,
  v3: boolean,
): Promise<string> {
  const ordererPlaces = orderers.map(({ msp, folder: node, port }) => ({
    port,
    mspDir: layout.organizationMsp(crypto, msp),
    signCertificate: join(node, 'msp', 'signcerts', 'cert.pem'),
    tlsCertificate: join(node, 'tls', 'server.crt'),
  }));
  const authorities = topology.authorities.map(({ msp }) => {
    const anchor = peers.find((peer) => peer.msp === msp);
    if (!anchor) throw new RangeError(`${msp} has no peer`);
    return { msp, mspDir: layout.organizationMsp(crypto, msp), port: anchor.port };
  });
  writeFileSync(
    join(configuration, 'configtx.yaml'),
    configtx(topology, { v3 }, orderers[0]?.msp ?? 'OrdererMSP', ordererPlaces, authorities),
  );
  const genesis = join(folder, 'genesis.block');
  await command(
    join(binaries.bin, 'configtxgen'),
    ['-profile', 'Channel', '-outputBlock', genesis, '-channelID', topology.channel, '-configPath', configuration],
    {},
    folder,
  );
  return genesis;
}

function startNodes({ binaries, processes, configuration, folder, orderers, peers, topology }: Network): void {
  for (const node of orderers) {
    processes.start(
      node.name,
      join(binaries.bin, 'orderer'),
      [],
      ordererEnvironment(node, configuration, join(folder, 'data', node.name)),
    );
  }
  for (const node of peers) {
    const environment = peerEnvironment(
      node,
      configuration,
      join(folder, 'data', node.name),
      topology.authorities.length,
    );
    processes.start(node.name, join(binaries.bin, 'peer'), ['node', 'start'], environment);
  }
}

async function join_(network: Network, genesis: string): Promise<void> {
  const { topology, binaries, processes, folder, orderers, peers } = network;
  const logs = join(folder, 'logs');
  const reachable = (node: Node, port: number) =>
    until(`${node.name} listens`, 20, logs, async () => {
      processes.check(node.name);
      await listening(port);
    });
  await Promise.all([
    ...orderers.map(async (node) => {
      await reachable(node, node.secondPort);
      const tls = (file: string) => join(node.folder, 'tls', file);
      const who = ['--ca-file', tls('ca.crt'), '--client-cert', tls('server.crt'), '--client-key', tls('server.key')];
      const args = [
        'channel',
        'join',
        '--channelID',
        topology.channel,
        '--config-block',
        genesis,
        '-o',
        `localhost:${node.secondPort}`,
        ...who,
      ];
      await until(`${node.name} joins the channel`, 20, logs, () =>
        command(join(binaries.bin, 'osnadmin'), args, {}, logs),
      );
    }),
    ...peers.map(async (node) => {
      await reachable(node, node.port);
      const args = ['channel', 'join', '-b', genesis];
      await until(`${node.name} joins the channel`, 20, logs, () =>
        command(join(binaries.bin, 'peer'), args, asAdmin(network, node), logs),
      );
    }),
  ]);
  const [peer] = peers;
  if (!peer) return;
  // "Joined" is said before there is a leader: only a fetched configuration proves one.
  const fetch = [
    'channel',
    'fetch',
    'config',
    join(folder, 'config.block'),
    '-c',
    topology.channel,
    ...orderer(network),
  ];
  await until('the orderers choose a leader', 30, logs, () =>
    command(join(binaries.bin, 'peer'), fetch, asAdmin(network, peer), logs),
  );
}

function asAdmin({ crypto, configuration, folder, topology }: Network, node: Node): Environment {
  const environment = peerEnvironment(
    node,
    configuration,
    join(folder, 'data', node.name),
    topology.authorities.length,
  );
  return { ...environment, CORE_PEER_MSPCONFIGPATH: layout.userMsp(crypto, node.msp, 'admin') };
}

function orderer({ orderers }: Network): string[] {
  const [first] = orderers;
  if (!first) throw new RangeError('a network needs an orderer');
  return ['-o', `localhost:${first.port}`, '--tls', '--cafile', join(first.folder, 'tls', 'ca.crt')];
}

function running(network: Network): Fabric {
  const { topology, folder, processes, peers, binaries, orderers } = network;
  const first = orderers[0] as Node;
  const channel: Channel = {
    binaries,
    folder,
    channel: topology.channel,
    orderer: { address: `localhost:${first.port}`, tlsCertificate: join(first.folder, 'tls', 'ca.crt') },
  };
  const administered = peers.map((node): AdministeredPeer => ({
    msp: node.msp,
    environment: asAdmin(network, node),
    address: `localhost:${node.port}`,
    tlsCertificate: join(node.folder, 'tls', 'ca.crt'),
  }));
  return {
    endpoints: new Map(peers.map(({ name, port }) => [name, { address: `localhost:${port}` }])),
    processes,
    async deploy({ service, sequence = 1, ...rest }) {
      const definition = { ...rest, sequence };
      await Promise.all(
        topology.authorities.map(async ({ msp }) => {
          const [port] = await freePorts(1);
          const address = `127.0.0.1:${port}`;
          const chaincode = await packageFor(definition, address);
          const { program, args, cwd, environment } = service(msp);
          const identity = ['--chaincode-address', address, '--chaincode-id', chaincode.id];
          const name = `${definition.name}-${sequence}.${msp.toLowerCase()}`;
          processes.start(name, program, [...args, ...identity], { ...environment, CORE_PEER_LOCALMSPID: msp }, cwd);
          await until(`${name} listens`, 20, processes.log(name), async () => {
            processes.check(name);
            await listening(port as number);
          });
          await Promise.all(
            administered
              .filter((peer) => peer.msp === msp)
              .map((peer) => installAndApprove(channel, peer, definition, chaincode)),
          );
        }),
      );
      await commit(channel, onePerAuthority(administered), definition);
    },
    async stop() {
      await processes.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function onePerAuthority(peers: readonly AdministeredPeer[]): AdministeredPeer[] {
  return [...new Map(peers.map((peer) => [peer.msp, peer])).values()];
}
