import { status } from '@grpc/grpc-js';
import { accessRefused } from '../policy/refusal';
import type { GatewayChannel, Site } from './channel';
import { RpcError } from './rpc-error';

/** A request about a channel that its sender has signed. */
export interface SignedRequest {
  readonly channel: string;
  readonly identity: Uint8Array;
  readonly bytes: Uint8Array;
  readonly signature: Uint8Array;
}

/** The channel, if a reader of it signed the request. */
export async function readable(site: Site, request: SignedRequest): Promise<GatewayChannel> {
  const { channel: id, identity, bytes, signature } = request;
  const policy = '/Channel/Application/Readers';
  if (id === '')
    throw denied('Invalid channel ID name during check policy on signed data. Name must be different from nil.');
  const channel = site.channel(id);
  if (!channel) throw denied(`Failed to get policy manager for channel [${id}]`);
  await channel.trust.verifyAside(identity, bytes, signature);
  if (!channel.trust.verify(identity, bytes, signature) || !channel.trust.allows(policy, identity))
    throw denied(accessRefused(id, policy));
  return channel;
}

function denied(message: string): RpcError {
  return new RpcError(status.PERMISSION_DENIED, message);
}
