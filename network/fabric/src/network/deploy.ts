import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { layout, VAULT_FILE } from '@oneplusn/topology';
import { freePorts } from '../process/ports';
import { adminOf, ordererFlags } from './administer';
import { approve, commit, install, packageFor, type AdministeredPeer, type Channel } from './lifecycle';
import type { Network } from './open';
import { portsOf, writePlan, type Deployed } from './plan';
import { doorOf, ready } from './ready';
import { connectionOf, serviceTls, type ServicePlace } from './service';
import { takingPart } from './taking-part';

/** A chaincode definition, and who serves it. */
export interface Deployment {
  readonly name: string;
  readonly version: string;
  /** The one that all authorities share where not given. */
  readonly channel?: string;
  /** In Fabric's policy language. */
  readonly policy: string;
  readonly sequence?: number;
  /** Who runs it; all of the channel where not given. The others approve the definition and run nothing. */
  readonly authorities?: readonly string[];
  /** Starts an authority's chaincode as a service, under TLS; resolved when it listens. */
  readonly serve: (place: ServicePlace) => Promise<void>;
  /** Called when the definition is on the channel, before it has been seen at work. */
  readonly committed?: () => void;
}

/** Deploys chaincodes to one network. */
export function deployer(network: Network): (deployment: Deployment) => Promise<void> {
  const { topology, folder, peers, binaries } = network;
  const orderer = ordererFlags(network);
  const administered = peers.map((node): AdministeredPeer => ({
    msp: node.msp,
    environment: adminOf(network, node),
    address: `localhost:${node.port}`,
    tlsCertificate: join(node.folder, 'tls', 'ca.crt'),
  }));

  return async ({ serve, channel: name = topology.channel, sequence = 1, authorities, committed, ...rest }) => {
    const { members, runners } = takingPart(network.channels, name, authorities);
    const channel: Channel = { binaries, folder, channel: name, orderer };
    const definition = { ...rest, sequence };
    const isMain = name === topology.channel;
    const entry = isMain ? definition.name : `${definition.name}.${name}`;
    const wanted: Deployed = { ...definition, ...(!isMain && { channel: name }), authorities: runners };
    const there = isDeepStrictEqual(network.plan.deployed[entry], wanted);
    await reservePorts(network, entry, runners);
    await Promise.all(
      members.map(async (msp) => {
        const own = administered.filter((peer) => peer.msp === msp);
        if (!runners.includes(msp)) return there ? undefined : approve(channel, own, definition);
        const { connection, ...place } = await servicePlace(network, entry, msp);
        const chaincode = await packageFor(definition, connection);
        // Peers dial the service when it is first called: it may come up while they agree on it.
        const agreed = async (): Promise<void> => {
          if (there && network.plan.packages?.[place.service] === chaincode.id) return;
          await Promise.all(own.map((peer) => install(channel, peer, definition, chaincode.bytes)));
          await approve(channel, own, definition, chaincode.id);
          remember(network, { packages: { ...network.plan.packages, [place.service]: chaincode.id } });
        };
        await Promise.all([serve({ ...place, id: chaincode.id }), agreed()]);
      }),
    );
    const endorsers = administered.filter(({ msp }) => members.includes(msp));
    if (!there) await commit(channel, onePerAuthority(endorsers), definition);
    committed?.();
    const doors = runners.map((msp) => doorOf(network, msp));
    await ready(doors, name, definition.name, join(folder, 'logs'));
    remember(network, { deployed: { ...network.plan.deployed, [entry]: wanted } });
  };
}

const serviceName = (entry: string, msp: string): string => `${entry}.${msp.toLowerCase()}`;

/** A service keeps its port: the package that the peers have installed names it. */
async function reservePorts(network: Network, entry: string, authorities: readonly string[]): Promise<void> {
  const missing = authorities
    .map((msp) => serviceName(entry, msp))
    .filter((name) => network.plan.services[name] === undefined);
  const ports = await freePorts(missing.length, portsOf(network.plan));
  const added = Object.fromEntries(missing.map((name, n) => [name, ports[n] as number]));
  remember(network, { services: { ...network.plan.services, ...added } });
}

function remember(network: Network, change: Partial<Network['plan']>): void {
  network.plan = { ...network.plan, ...change };
  writePlan(network.folder, network.plan);
}

async function servicePlace({ plan, folder, crypto }: Network, entry: string, msp: string) {
  const service = serviceName(entry, msp);
  const address = `localhost:${plan.services[service]}`;
  const { files: tls, issued } = await serviceTls(folder, service, msp);
  const vaultKeys = join(layout.vault(crypto, msp), VAULT_FILE);
  return { service, msp, address, tls, vaultKeys, connection: connectionOf(address, issued) };
}

function onePerAuthority(peers: readonly AdministeredPeer[]): AdministeredPeer[] {
  return [...new Map(peers.map((peer) => [peer.msp, peer])).values()];
}
