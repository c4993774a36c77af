/**
 * An update on its way between authorities: the file that `peer channel signconfigtx` and `peer channel update` know,
 * too.
 */
import { randomBytes } from 'node:crypto';
import { common, msp } from '@hyperledger/fabric-protos';
import { Timestamp } from 'google-protobuf/google/protobuf/timestamp_pb';
import { problemWith } from '@oneplusn/errors';
import { deploymentFail } from '../errors/error';
import { deploymentProblems } from '../errors/problems';
import { deploymentErrors } from '../errors/table';
import type { Administrator } from '../peer/party';
import { serializedIdentity, signatureHeader } from '../peer/proposal';
import { changesOf } from './update';

/** What a file holds. */
export interface UpdateFile {
  readonly channel: string;
  readonly adds: readonly string[];
  readonly removes: readonly string[];
  /** Whatever else it gives another content: `Application/GD/MSP`. */
  readonly changes: readonly string[];
  /** Authorities whose administrators have signed. */
  readonly signed: readonly string[];
}

/** A file with an update that nobody has signed yet. */
export function unsigned(update: common.ConfigUpdate): Uint8Array {
  const envelope = new common.ConfigUpdateEnvelope();
  envelope.setConfigUpdate(update.serializeBinary());
  return fileOf(envelope, update.getChannelId());
}

/** Adds the caller's signature; one that the authority has given already is replaced. */
export async function signed(file: Uint8Array, name: string, caller: Administrator): Promise<Uint8Array> {
  const { envelope, channel } = opened(file, name);
  const header = signatureHeader(serializedIdentity(caller), randomBytes(24));
  const signature = new common.ConfigSignature();
  signature.setSignatureHeader(header);
  signature.setSignature(await caller.sign(Buffer.concat([header, envelope.getConfigUpdate_asU8()])));
  const others = envelope.getSignaturesList().filter((each) => signerOf(each) !== caller.msp);
  envelope.setSignaturesList([...others, signature]);
  return fileOf(envelope, channel);
}

/**
 * One file with the signatures of all: authorities may sign one after the other, or each a copy.
 * @throws DeploymentError DEPLOY-117 where the files hold different updates
 */
export function gathered(files: readonly { readonly name: string; readonly bytes: Uint8Array }[]): Uint8Array {
  const [first, ...others] = files.map(({ name, bytes }) => ({ name, ...opened(bytes, name) }));
  if (!first) throw new RangeError('no file to send');
  const signatures = new Map(first.envelope.getSignaturesList().map((each) => [signerOf(each), each]));
  const update = Buffer.from(first.envelope.getConfigUpdate_asU8());
  for (const { name, envelope } of others) {
    if (!update.equals(envelope.getConfigUpdate_asU8()))
      throw deploymentFail(deploymentErrors.badUpdate, {
        file: name,
        problem: problemWith(deploymentProblems.otherUpdate, { first: first.name }),
      });
    for (const each of envelope.getSignaturesList()) signatures.set(signerOf(each), each);
  }
  first.envelope.setSignaturesList([...signatures.values()]);
  return fileOf(first.envelope, first.channel);
}

/**
 * Reads a configuration update, with the signatures that it has so far.
 * @throws DeploymentError DEPLOY-117
 */
export function readUpdate(file: Uint8Array, name: string): UpdateFile {
  const { envelope, channel } = opened(file, name);
  const update = common.ConfigUpdate.deserializeBinary(envelope.getConfigUpdate_asU8());
  return { channel, ...changesOf(update), signed: envelope.getSignaturesList().map(signerOf).sort() };
}

/** The update as the ordering service takes it: sent and signed by the caller. */
export async function submission(file: Uint8Array, name: string, caller: Administrator): Promise<common.Envelope> {
  const { envelope, channel } = opened(file, name);
  const payload = payloadOf(envelope, channel);
  payload.getHeader()?.setSignatureHeader(signatureHeader(serializedIdentity(caller), randomBytes(24)));
  const bytes = payload.serializeBinary();
  const sent = new common.Envelope();
  sent.setPayload(bytes);
  sent.setSignature(await caller.sign(bytes));
  return sent;
}

function fileOf(envelope: common.ConfigUpdateEnvelope, channel: string): Uint8Array {
  const file = new common.Envelope();
  file.setPayload(payloadOf(envelope, channel).serializeBinary());
  return file.serializeBinary();
}

function payloadOf(envelope: common.ConfigUpdateEnvelope, channel: string): common.Payload {
  const channelHeader = new common.ChannelHeader();
  channelHeader.setType(common.HeaderType.CONFIG_UPDATE);
  channelHeader.setChannelId(channel);
  channelHeader.setTimestamp(Timestamp.fromDate(new Date()));
  const header = new common.Header();
  header.setChannelHeader(channelHeader.serializeBinary());
  const payload = new common.Payload();
  payload.setHeader(header);
  payload.setData(envelope.serializeBinary());
  return payload;
}

function opened(file: Uint8Array, name: string): { envelope: common.ConfigUpdateEnvelope; channel: string } {
  try {
    const payload = common.Payload.deserializeBinary(common.Envelope.deserializeBinary(file).getPayload_asU8());
    const envelope = common.ConfigUpdateEnvelope.deserializeBinary(payload.getData_asU8());
    const channel = common.ConfigUpdate.deserializeBinary(envelope.getConfigUpdate_asU8()).getChannelId();
    if (channel !== '') return { envelope, channel };
  } catch {
    // Told below: what the decoder says helps nobody.
  }
  throw deploymentFail(deploymentErrors.badUpdate, { file: name, problem: problemWith(deploymentProblems.noUpdate) });
}

function signerOf(signature: common.ConfigSignature): string {
  const header = common.SignatureHeader.deserializeBinary(signature.getSignatureHeader_asU8());
  return msp.SerializedIdentity.deserializeBinary(header.getCreator_asU8()).getMspid();
}
