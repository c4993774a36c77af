import { join } from 'node:path';
import { layout } from '@oneplusn/topology';
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
export function ordererFlags({ orderers }: Network): string[] {
  const [first] = orderers;
  if (!first) throw new RangeError('a network needs an orderer');
  return ['-o', `localhost:${first.port}`, '--tls', '--cafile', join(first.folder, 'tls', 'ca.crt')];
}
