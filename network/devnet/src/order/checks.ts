import { common } from '@hyperledger/fabric-protos';
import type { Trust } from '@oneplusn/channel';
import { BroadcastError } from './broadcast-error';

const { HeaderType, Status } = common;

/**
 * What an orderer checks before it orders an envelope: channel, emptiness, size, and that a writer of the channel
 * signed it. Throws {@link BroadcastError} with the status and text of Fabric's broadcast response.
 */
export function checkEnvelope(
  envelope: common.Envelope,
  channel: { readonly id: string; readonly trust: Trust; readonly absoluteBytes: number },
): void {
  const header = headerOf(envelope);
  const channelHeader = common.ChannelHeader.deserializeBinary(header.getChannelHeader_asU8());
  if (channelHeader.getChannelId() !== channel.id) throw refused('channel does not exist');
  const type = channelHeader.getType();
  if (type === HeaderType.CONFIG) throw refused('message is of type that cannot be processed directly');
  if (type === HeaderType.ORDERER_TRANSACTION) throw refused('message is of type that is no longer supported');
  const size = envelopeSize(envelope);
  if (size > channel.absoluteBytes) {
    throw refused(`message payload is ${size} bytes and exceeds maximum allowed ${channel.absoluteBytes} bytes`);
  }
  const signatureHeader = common.SignatureHeader.deserializeBinary(header.getSignatureHeader_asU8());
  const creator = signatureHeader.getCreator_asU8();
  if (channel.trust.hasExpired?.(creator)) throw refused('broadcast client identity expired');
  const signed = channel.trust.verify(creator, envelope.getPayload_asU8(), envelope.getSignature_asU8());
  if (!signed || !channel.trust.mayWrite(creator)) {
    throw new BroadcastError(
      Status.FORBIDDEN,
      'implicit policy evaluation failed - 0 sub-policies were satisfied, but this policy requires 1 of the ' +
        "'Writers' sub-policies to be satisfied: permission denied",
    );
  }
}

/** An envelope's size as an orderer counts it. */
export function envelopeSize(envelope: common.Envelope): number {
  return envelope.getPayload_asU8().length + envelope.getSignature_asU8().length;
}

function headerOf(envelope: common.Envelope): common.Header {
  const unknown = 'could not determine channel ID';
  let header: common.Header | undefined;
  try {
    header = common.Payload.deserializeBinary(envelope.getPayload_asU8()).getHeader();
  } catch {
    throw refused(`${unknown}: error unmarshalling Payload`);
  }
  if (header === undefined) throw refused(`${unknown}: header not set`);
  if (header.getChannelHeader_asU8().length === 0) throw refused(`${unknown}: channel header not set`);
  return header;
}

function refused(why: string): BroadcastError {
  return new BroadcastError(Status.BAD_REQUEST, why);
}
