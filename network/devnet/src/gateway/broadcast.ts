import { common, orderer } from '@hyperledger/fabric-protos';
import { BroadcastError } from '../order/broadcast-error';
import type { Site } from './channel';

/** Takes envelopes as an orderer's Broadcast service does, one after the other (Fabric: `orderer/common/broadcast`). */
export async function* broadcast(
  site: Site,
  envelopes: AsyncIterable<common.Envelope>,
): AsyncGenerator<orderer.BroadcastResponse, void, undefined> {
  for await (const envelope of envelopes) yield await taken(site, envelope);
}

async function taken(site: Site, envelope: common.Envelope): Promise<orderer.BroadcastResponse> {
  const response = new orderer.BroadcastResponse();
  try {
    const ledger = site.channel(channelOf(envelope))?.ledger;
    if (!ledger) throw new BroadcastError(common.Status.BAD_REQUEST, 'channel does not exist');
    await ledger.broadcast(envelope);
    response.setStatus(common.Status.SUCCESS);
  } catch (error) {
    if (!(error instanceof BroadcastError)) throw error;
    response.setStatus(error.status);
    response.setInfo(error.message);
  }
  return response;
}

/** Empty where it cannot be read: there is no such channel. */
function channelOf(envelope: common.Envelope): string {
  try {
    const header = common.Payload.deserializeBinary(envelope.getPayload_asU8()).getHeader();
    return common.ChannelHeader.deserializeBinary(header?.getChannelHeader_asU8() ?? new Uint8Array()).getChannelId();
  } catch {
    return '';
  }
}
