import { Client, credentials, type ChannelOptions } from '@grpc/grpc-js';
import type { PeerAddress } from './party';

const channelOptions: ChannelOptions = {
  'grpc.max_receive_message_length': 100 * 1024 * 1024,
  'grpc.max_send_message_length': 100 * 1024 * 1024,
};

/** A gRPC client of a peer, for its services and its gateway. To be closed. */
export function clientOf({ address, roots, serverName, client }: PeerAddress): Client {
  const named = serverName === undefined ? {} : { 'grpc.ssl_target_name_override': serverName };
  const shown = client && ([Buffer.from(client.privateKey), Buffer.from(client.certificate)] as const);
  return new Client(address, credentials.createSsl(Buffer.from(roots), ...(shown ?? [])), {
    ...channelOptions,
    ...named,
  });
}
