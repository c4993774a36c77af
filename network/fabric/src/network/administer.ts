import { join } from 'node:path';
import { layout, TLS_FILES, type Topology } from '@oneplusn/topology';
import type { Environment } from '../process/environment';
import { peerEnvironment, type Node } from './nodes';
import type { Network } from './open';

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
