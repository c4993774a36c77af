import { common } from '@hyperledger/fabric-protos';

/** The transaction id that an envelope names; empty when it cannot be read. */
export function txIdOf(envelope: common.Envelope): string {
  try {
    const header = common.Payload.deserializeBinary(envelope.getPayload_asU8()).getHeader();
    return common.ChannelHeader.deserializeBinary(header?.getChannelHeader_asU8() ?? new Uint8Array()).getTxId();
  } catch {
    return '';
  }
}
