import { createHash, randomBytes } from 'node:crypto';
import { common } from '@hyperledger/fabric-protos';
import { Timestamp } from 'google-protobuf/google/protobuf/timestamp_pb';
import { channelGroup } from './channel-group';
import type { ChannelDescription } from './description';

/**
 * The transaction that founds a channel, the only one of block 0. Nobody has signed it: who joins a channel knows its
 * block 0 by other ways.
 * @param now Milliseconds since the epoch.
 */
export function foundingTransaction(description: ChannelDescription, now: number): common.Envelope {
  const nonce = randomBytes(24);
  const time = new Timestamp();
  time.setSeconds(Math.floor(now / 1000));
  const channelHeader = new common.ChannelHeader();
  channelHeader.setType(common.HeaderType.CONFIG);
  channelHeader.setVersion(1);
  channelHeader.setTimestamp(time);
  channelHeader.setChannelId(description.channel);
  channelHeader.setTxId(createHash('sha256').update(nonce).digest('hex'));
  const signatureHeader = new common.SignatureHeader();
  signatureHeader.setNonce(nonce);
  const header = new common.Header();
  header.setChannelHeader(channelHeader.serializeBinary());
  header.setSignatureHeader(signatureHeader.serializeBinary());
  const config = new common.Config();
  config.setChannelGroup(channelGroup(description));
  const content = new common.ConfigEnvelope();
  content.setConfig(config);
  const payload = new common.Payload();
  payload.setHeader(header);
  payload.setData(content.serializeBinary());
  const envelope = new common.Envelope();
  envelope.setPayload(payload.serializeBinary());
  return envelope;
}
