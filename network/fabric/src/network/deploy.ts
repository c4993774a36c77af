import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { freePorts } from '../process/ports';
import { adminOf } from './administer';
import { approve, commit, install, packageFor, type AdministeredPeer, type Channel } from './lifecycle';
import type { Network } from './open';
import { portsOf, writePlan, type Deployed } from './plan';
import { doorOf, ready } from './ready';
import { rootOf, serviceTls, type ServicePlace } from './service';

/** A chaincode definition, and who serves it. */
export interface Deployment {
  readonly name: string;
  readonly version: string;
  /** In Fabric's policy language. */
  readonly policy: string;
  readonly sequence?: number;
  /** Who runs it; all where not given. The others approve the definition and run nothing. */
  readonly authorities?: readonly string[];
  /** Starts an authority's chaincode as a service, under TLS; resolved when it listens. */
  readonly serve: (place: ServicePlace) => Promise<void>;
  /** Called when the definition is on the channel, before it has been seen at work. */
  readonly committed?: () => void;
}

/** Deploys chaincodes to one network. */
export function deployer(network: Network): (deployment: Deployment) => Promise<void> {
  const { topology, folder, peers, orderers, binaries } = network;
  const [first] = orderers;
  if (!first) throw new RangeError('a network needs an orderer');
  const channel: Channel = {
    binaries,
    folder,
    channel: topology.channel,
    orderer: { address: `localhost:${first.port}`, tlsCertificate: join(first.folder, 'tls', 'ca.crt') },
  };
  const administered = peers.map((node): AdministeredPeer => ({
    msp: node.msp,
    environment: adminOf(network, node),
    address: `localhost:${node.port}`,
    tlsCertificate: join(node.folder, 'tls', 'ca.crt'),
  }));
  const everybody = topology.authorities.map(({ msp }) => msp);

  return async ({ serve, sequence = 1, authorities = everybody, committed, ...rest }) => {
    const definition = { ...rest, sequence };
    const wanted: Deployed = { ...definition, authorities };
    const there = isDeepStrictEqual(network.plan.deployed[definition.name], wanted);
    await reservePorts(network, definition.name, authorities);
    await Promise.all(
      everybody.map(async (msp) => {
        const own = administered.filter((peer) => peer.msp === msp);
        if (!authorities.includes(msp)) return there ? undefined : approve(channel, own, definition);
        const place = servicePlace(network, definition.name, msp);
        const chaincode = await packageFor(definition, place.address, rootOf(place.tls));
        // Peers dial the service when it is first called: it may come up while they agree on it.
        const agreed = async (): Promise<void> => {
          if (there) return;
          await Promise.all(own.map((peer) => install(channel, peer, definition, chaincode.bytes)));
          await approve(channel, own, definition, chaincode.id);
        };
        await Promise.all([serve({ ...place, id: chaincode.id }), agreed()]);
      }),
    );
    if (!there) await commit(channel, onePerAuthority(administered), definition);
    committed?.();
    const doors = authorities.map((msp) => doorOf(network, msp));
    await ready(doors, topology.channel, definition.name, join(folder, 'logs'));
    remember(network, { deployed: { ...network.plan.deployed, [definition.name]: wanted } });
  };
}

const serviceName = (chaincode: string, msp: string): string => `${chaincode}.${msp.toLowerCase()}`;

/** A service keeps its port: the package that the peers have installed names it. */
async function reservePorts(network: Network, chaincode: string, authorities: readonly string[]): Promise<void> {
  const missing = authorities
    .map((msp) => serviceName(chaincode, msp))
    .filter((name) => network.plan.services[name] === undefined);
  const ports = await freePorts(missing.length, portsOf(network.plan));
  const added = Object.fromEntries(missing.map((name, n) => [name, ports[n] as number]));
  remember(network, { services: { ...network.plan.services, ...added } });
}

function remember(network: Network, change: Partial<Network['plan']>): void {
  network.plan = { ...network.plan, ...change };
  writePlan(network.folder, network.plan);
}

function servicePlace(
  { plan, folder, credentials }: Network,
  chaincode: string,
  msp: string,
): Omit<ServicePlace, 'id'> {
  const name = serviceName(chaincode, msp);
  const authority = credentials.authorities.get(msp);
  if (!authority) throw new RangeError(`${msp} is no authority of this network`);
  return { msp, address: `localhost:${plan.services[name]}`, tls: serviceTls(folder, name, authority) };
}

function onePerAuthority(peers: readonly AdministeredPeer[]): AdministeredPeer[] {
  return [...new Map(peers.map((peer) => [peer.msp, peer])).values()];
}
