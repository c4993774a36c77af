import { X509Certificate } from 'node:crypto';
import { join } from 'node:path';
import { OwnPeers, type Reach } from '@oneplusn/deployment';
import { readIdentity } from '@oneplusn/sdk';
import { ADMIN_ID, issueTlsClient, layout, TLS_FILES, walletIdentity } from '@oneplusn/topology';
import type { Credentials, Topology } from '@oneplusn/topology';
import type { Environment } from '../process/environment';
import { peerEnvironment, type Node } from './nodes';
import type { Network } from './open';

/** An authority's peers, and its administrator who asks them. */
export type Door = Pick<Reach, 'administrator' | 'peers'>;

/** Who lives in a network: as much as its doors need. */
export interface Inhabitants {
  readonly topology: Pick<Topology, 'mutualTls'>;
  readonly credentials: Credentials;
  readonly peers: readonly { readonly name: string; readonly msp: string; readonly port: number }[];
}

/** The door of an authority. */
export async function doorOf({ topology, credentials, peers }: Inhabitants, msp: string): Promise<Door> {
  const authority = credentials.authorities.get(msp);
  if (!authority) throw new RangeError(`${msp} is no authority of this network`);
  const identity = JSON.parse(walletIdentity(credentials, msp, ADMIN_ID)) as Readonly<Record<string, unknown>>;
  const roots = authority.tlsCa.certificate;
  const shown = topology.mutualTls === true ? { client: issueTlsClient(authority) } : {};
  return {
    administrator: await readIdentity(identity),
    peers: peers
      .filter((node) => node.msp === msp)
      .map(({ name, port }) => ({ address: `localhost:${port}`, serverName: name, roots, ...shown })),
  };
}

/** The steps of each of these authorities. To be closed. */
export async function administered(
  network: Network,
  channel: string,
  authorities: readonly string[],
): Promise<OwnPeers[]> {
  const cas = [...network.credentials.authorities];
  const roots = new Map(cas.map(([msp, { ca }]) => [msp, [new X509Certificate(ca.certificate)]]));
  const doors = await Promise.all(authorities.map((msp) => doorOf(network, msp)));
  return doors.map((door) => new OwnPeers({ ...door, channel, roots }));
}

/** The environment in which the `peer` command speaks to a peer as its authority's administrator. */
export function adminOf({ crypto, configuration, folder, topology }: Network, node: Node): Environment {
  const data = join(folder, 'data', node.name);
  const environment = peerEnvironment(node, configuration, data, topology);
  return { ...environment, CORE_PEER_MSPCONFIGPATH: layout.userMsp(crypto, node.msp, 'admin') };
}

/** Which orderer the `peer` command is to use. */
export function ordererFlags({ orderers, topology, peers }: Network): string[] {
  const [first] = orderers;
  if (!first) throw new RangeError('a network needs an orderer');
  const cafile = join(first.folder, 'tls', TLS_FILES.ca);
  return ['-o', `localhost:${first.port}`, '--tls', '--cafile', cafile, ...shownFlags(topology, peers)];
}

/** What the command shows to an orderer that asks for a certificate: what one of the peers does. */
function shownFlags({ mutualTls }: Topology, [peer]: readonly Node[]): string[] {
  if (mutualTls !== true || !peer) return [];
  const file = (name: string) => join(peer.folder, 'tls', name);
  return ['--clientauth', '--certfile', file(TLS_FILES.certificate), '--keyfile', file(TLS_FILES.privateKey)];
}
