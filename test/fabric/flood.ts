/** A member that sends as fast as it is let: signed envelopes that say nothing, over many streams. */
import { createPrivateKey, randomBytes } from 'node:crypto';
import { Client, Metadata, credentials } from '@grpc/grpc-js';
import { common, gateway, msp, orderer, peer } from '@hyperledger/fabric-protos';
import { opensslSigner } from '@oneplusn/sdk';
import type { KeyPair } from '@oneplusn/topology';
import { Timestamp } from 'google-protobuf/google/protobuf/timestamp_pb';

export interface Door {
  readonly address: string;
  /** PEM. */
  readonly roots: string;
  readonly serverName: string;
  /** What is shown; nothing where not given. */
  readonly shown?: KeyPair;
}

export interface Flood {
  /** How many the orderer has answered so far, whatever it said. */
  readonly answered: number;
  /** What its connections ended with. */
  readonly problems: readonly string[];
  end(): void;
}

/** Streams to an orderer, and calls at a time of a gateway: each of these is a stream to an orderer, too. */
export const streams = 4;
export const calls = 64;
const inFlight = 16;

/**
 * An envelope of a member that orderers take, and every peer then finds invalid. It is a transaction in form: behind
 * one that is none, peers of 3.1.5 validate nothing more.
 */
export async function emptyEnvelope(
  channel: string,
  mspId: string,
  { certificate, privateKey }: KeyPair,
): Promise<common.Envelope> {
  const sign = opensslSigner(createPrivateKey(privateKey));
  const creator = new msp.SerializedIdentity();
  creator.setMspid(mspId);
  creator.setIdBytes(Buffer.from(certificate));
  const channelHeader = new common.ChannelHeader();
  channelHeader.setType(common.HeaderType.ENDORSER_TRANSACTION);
  channelHeader.setChannelId(channel);
  channelHeader.setTimestamp(Timestamp.fromDate(new Date()));
  const signatureHeader = new common.SignatureHeader();
  signatureHeader.setCreator(creator.serializeBinary());
  signatureHeader.setNonce(randomBytes(24));
  const header = new common.Header();
  header.setChannelHeader(channelHeader.serializeBinary());
  header.setSignatureHeader(signatureHeader.serializeBinary());
  const payload = new common.Payload();
  payload.setHeader(header);
  payload.setData(emptyTransaction());
  const envelope = new common.Envelope();
  envelope.setPayload(payload.serializeBinary());
  envelope.setSignature(await sign(payload.serializeBinary()));
  return envelope;
}

function emptyTransaction(): Uint8Array {
  const result = new peer.ProposalResponsePayload();
  result.setProposalHash(randomBytes(32));
  result.setExtension$(new peer.ChaincodeAction().serializeBinary());
  const endorsed = new peer.ChaincodeEndorsedAction();
  endorsed.setProposalResponsePayload(result.serializeBinary());
  const content = new peer.ChaincodeActionPayload();
  content.setAction(endorsed);
  const action = new peer.TransactionAction();
  action.setPayload(content.serializeBinary());
  const transaction = new peer.Transaction();
  transaction.setActionsList([action]);
  return transaction.serializeBinary();
}

const open = ({ address, roots, serverName, shown }: Door): Client => {
  const pair = shown && ([Buffer.from(shown.privateKey), Buffer.from(shown.certificate)] as const);
  const secure = credentials.createSsl(Buffer.from(roots), ...(pair ?? []));
  return new Client(address, secure, { 'grpc.ssl_target_name_override': serverName });
};

/** Straight to an orderer. */
export function floodOrderer(door: Door, envelope: common.Envelope): Flood {
  const client = open(door);
  const seen = { answered: 0, problems: [] as string[] };
  const { broadcast } = orderer.AtomicBroadcastService;
  const all = Array.from({ length: streams }, () => {
    const stream = client.makeBidiStreamRequest(
      broadcast.path,
      broadcast.requestSerialize,
      broadcast.responseDeserialize,
      new Metadata(),
    );
    stream.on('data', () => {
      seen.answered += 1;
      stream.write(envelope);
    });
    stream.on('error', ({ message }: Error) => seen.problems.push(message));
    for (let sent = 0; sent < inFlight; sent += 1) stream.write(envelope);
    return stream;
  });
  const end = (): void => {
    for (const stream of all) stream.cancel();
    client.close();
  };
  return Object.assign(seen, { end });
}

/** Through a peer's gateway. */
export function floodGateway(door: Door, channel: string, envelope: common.Envelope): Flood {
  const client = open(door);
  const seen = { answered: 0, problems: [] as string[] };
  let ended = false;
  const { submit } = gateway.GatewayService;
  const request = new gateway.SubmitRequest();
  request.setChannelId(channel);
  request.setTransactionId('0'.repeat(64));
  request.setPreparedTransaction(envelope);
  const send = (): void => {
    if (ended) return;
    const { path, requestSerialize, responseDeserialize } = submit;
    client.makeUnaryRequest(path, requestSerialize, responseDeserialize, request, new Metadata(), (error) => {
      if (ended) return;
      if (error) seen.problems.push(error.message);
      else seen.answered += 1;
      // Who is refused at once does not try without a pause.
      setTimeout(send, error ? 200 : 0);
    });
  };
  for (let sent = 0; sent < calls; sent += 1) send();
  const end = (): void => {
    ended = true;
    client.close();
  };
  return Object.assign(seen, { end });
}
