import { createHash, createPrivateKey } from 'node:crypto';
import { common, msp, orderer } from '@hyperledger/fabric-protos';
import { opensslSigner } from '@oneplusn/sdk';
import { Timestamp } from 'google-protobuf/google/protobuf/timestamp_pb';
import type { User } from '../client';
import type { Fault, Position, Seek } from './seek';

const minute = 60_000;
const shifts: Partial<Record<Fault, number>> = {
  'sixteen minutes ago': -16 * minute,
  'fourteen minutes ago': -14 * minute,
  'in sixteen minutes': 16 * minute,
  'in fourteen minutes': 14 * minute,
};
const rubbish = Buffer.from('rubbish');

/** A request for blocks, signed, with its fault. The numbers of blocks come from whoever knows their transactions. */
export async function requestOf(
  seek: Seek,
  user: User,
  channel: string,
  numberOf: (transaction: string) => bigint,
): Promise<common.Envelope> {
  const { fault } = seek;
  const envelope = new common.Envelope();
  if (fault === 'empty') return envelope;
  const payload = new common.Payload();
  if (fault !== 'no header') payload.setHeader(header(fault, user, channel));
  payload.setData(fault === 'seek of rubbish' ? rubbish : seekInfo(seek, numberOf).serializeBinary());
  const bytes = fault === 'payload of rubbish' ? rubbish : payload.serializeBinary();
  envelope.setPayload(bytes);
  if (fault === 'no signature') return envelope;
  const signed = fault === 'another’s signature' ? rubbish : bytes;
  envelope.setSignature(await opensslSigner(createPrivateKey(user.privateKey))(signed));
  return envelope;
}

function header(fault: Fault | undefined, user: User, channel: string): common.Header {
  const channelHeader = new common.ChannelHeader();
  channelHeader.setChannelId(channel);
  if (fault !== 'no type') channelHeader.setType(common.HeaderType.DELIVER_SEEK_INFO);
  if (fault === 'a TLS hash') channelHeader.setTlsCertHash(createHash('sha256').update('another').digest());
  const time = new Date(Date.now() + ((fault && shifts[fault]) ?? 0));
  if (fault !== 'no time') channelHeader.setTimestamp(Timestamp.fromDate(time));
  const creator = new msp.SerializedIdentity();
  creator.setMspid(user.mspId);
  creator.setIdBytes(Buffer.from(user.certificate));
  const signatureHeader = new common.SignatureHeader();
  signatureHeader.setCreator(creator.serializeBinary());
  const result = new common.Header();
  result.setChannelHeader(fault === 'header of rubbish' ? rubbish : channelHeader.serializeBinary());
  result.setSignatureHeader(signatureHeader.serializeBinary());
  return result;
}

function seekInfo({ start, stop, now, withoutData }: Seek, numberOf: (name: string) => bigint): orderer.SeekInfo {
  const result = new orderer.SeekInfo();
  if (start !== 'missing') result.setStart(position(start, numberOf));
  if (stop !== 'missing') result.setStop(position(stop, numberOf));
  if (now) result.setBehavior(orderer.SeekInfo.SeekBehavior.FAIL_IF_NOT_READY);
  if (withoutData) result.setContentType(orderer.SeekInfo.SeekContentType.HEADER_WITH_SIG);
  return result;
}

function position(at: Exclude<Position, 'missing'>, numberOf: (name: string) => bigint): orderer.SeekPosition {
  const result = new orderer.SeekPosition();
  if (at === 'oldest') result.setOldest(new orderer.SeekOldest());
  else if (at === 'newest') result.setNewest(new orderer.SeekNewest());
  else if (at === 'next') result.setNextCommit(new orderer.SeekNextCommit());
  else if (at !== 'unset') {
    const specified = new orderer.SeekSpecified();
    specified.setNumber(typeof at === 'number' ? at : Number(numberOf(at.of)) + (at.plus ?? 0));
    result.setSpecified(specified);
  }
  return result;
}
