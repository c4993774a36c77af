import { createPrivateKey } from 'node:crypto';
import { Client, credentials } from '@grpc/grpc-js';
import { connect, hash, type Network } from '@hyperledger/fabric-gateway';
import { opensslSigner } from '@oneplusn/sdk';
import { ADMIN_ID, peerNames } from '@oneplusn/topology';
import type { Net } from './engine';

/** The stock gateway client, on the network's main channel. */
export interface StockGateway {
  readonly network: Network;
  close(): void;
}

/**
 * Connects an actor by the stock client to a peer: of their own authority, or `at` another, whose gateway serves them
 * too.
 */
export function stockGateway(net: Net, actor: string, at?: string): StockGateway {
  const [msp = '', id = ''] = actor.split('/');
  const place = at ?? msp;
  const own = net.credentials.authorities.get(msp);
  const user = id === ADMIN_ID ? own?.admin : own?.actors.get(id);
  const [peer = ''] = peerNames(place, 1);
  const address = net.endpoints.get(peer)?.address;
  const roots = net.credentials.authorities.get(place)?.tlsCa.certificate;
  if (!user || roots === undefined || address === undefined) throw new RangeError(`${actor} is not in this network`);
  const client = new Client(address, credentials.createSsl(Buffer.from(roots)), {
    'grpc.ssl_target_name_override': peer,
    'grpc.max_receive_message_length': -1,
  });
  const gateway = connect({
    client,
    identity: { mspId: msp, credentials: Buffer.from(user.certificate) },
    signer: opensslSigner(createPrivateKey(user.privateKey)),
    hash: hash.none,
  });
  return {
    network: gateway.getNetwork(net.topology.channel),
    close: () => {
      gateway.close();
      client.close();
    },
  };
}
