import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { layout, writeCredentials, type Credentials, type Endpoints, type Topology } from '@oneplusn/topology';
import { findBinaries, type Binaries } from './binaries';
import { configtx } from './configtx';
import { approve, commit, install, packageFor, type AdministeredPeer, type Channel } from './lifecycle';
import { ordererEnvironment, peerEnvironment, writeConfiguration, type Node } from './nodes';
import { ready, type Door } from './ready';
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

/** Where one authority's chaincode service must listen, and the package id it must give itself. */
export interface ServicePlace {
  readonly msp: string;
  readonly address: string;
  readonly id: string;
}

/** A chaincode definition, and who serves it. */
export interface Deployment {
  readonly name: string;
  readonly version: string;
  /** In Fabric's policy language. */
  readonly policy: string;
  readonly sequence?: number;
  /** Who runs it; all where not given. The others approve the definition and run nothing. */
  readonly authorities?: readonly string[];
  /** Starts an authority's chaincode as a service; resolved when it listens. */
  readonly serve: (place: ServicePlace) => Promise<void>;
}

/** A chaincode process; fabric-shim's `server` command gets its address and package id appended. */
export interface ServiceProcess {
  readonly program: string;
  readonly args: readonly string[];
  readonly cwd: string;
  readonly environment: Environment;
}

/** A topology running on real Fabric as plain processes of this machine. */
export interface Fabric {
  /** By peer name, for connection profiles. */
  readonly endpoints: Endpoints;
  readonly processes: Processes;
  deploy(deployment: Deployment): Promise<void>;
  /** Runs an authority's chaincode as a process of this network; for `serve`. */
  runService(name: string, place: ServicePlace, service: ServiceProcess): Promise<void>;
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
    await joinAll(network, genesis);
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

async function joinAll(network: Network, genesis: string): Promise<void> {
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
    async deploy({ serve, sequence = 1, authorities = topology.authorities.map(({ msp }) => msp), ...rest }) {
      const definition = { ...rest, sequence };
      await Promise.all(
        topology.authorities.map(async ({ msp }) => {
          const own = administered.filter((peer) => peer.msp === msp);
          if (!authorities.includes(msp)) return approve(channel, own, definition);
          const [port] = await freePorts(1);
          const address = `localhost:${port}`;
          const chaincode = await packageFor(definition, address);
          await serve({ msp, address, id: chaincode.id });
          await Promise.all(own.map((peer) => install(channel, peer, definition, chaincode.bytes)));
          await approve(channel, own, definition, chaincode.id);
        }),
      );
      await commit(channel, onePerAuthority(administered), definition);
      const doors = authorities.map((msp) => door(network, msp));
      await ready(doors, topology.channel, definition.name, join(folder, 'logs'));
    },
    async runService(name, { msp, address, id }, { program, args, cwd, environment }) {
      const process = `${name}.${msp.toLowerCase()}`;
      const appended = ['--chaincode-address', address, '--chaincode-id', id];
      processes.start(process, program, [...args, ...appended], { ...environment, CORE_PEER_LOCALMSPID: msp }, cwd);
      await until(`${process} listens`, 20, processes.log(process), async () => {
        processes.check(process);
        await listening(Number(address.split(':')[1]));
      });
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

function door({ credentials, peers }: Network, msp: string): Door {
  const authority = credentials.authorities.get(msp);
  const peer = peers.find((node) => node.msp === msp);
  if (!authority || !peer) throw new RangeError(`${msp} is no authority of this network`);
  const { certificate, privateKey } = authority.admin;
  const tlsRootCertificate = authority.tlsCa.certificate;
  return { msp, address: `localhost:${peer.port}`, serverName: peer.name, tlsRootCertificate, certificate, privateKey };
}
