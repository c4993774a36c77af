import { createHash, createPrivateKey, randomBytes } from 'node:crypto';
import { signers } from '@hyperledger/fabric-gateway';
import { common, msp, peer } from '@hyperledger/fabric-protos';
import { Timestamp } from 'google-protobuf/google/protobuf/timestamp_pb';

export interface Signer {
  readonly msp: string;
  readonly certificate: string;
  readonly privateKey: string;
}

export interface Wanted {
  readonly args: readonly string[];
  readonly transient?: Readonly<Record<string, string>>;
  readonly channel?: string;
  readonly chaincode?: string;
  /** Whose name is in the proposal, */
  readonly caller: Signer;
  /** and who signs it: the caller where not given. */
  readonly by?: Signer;
}

export const sha256 = (...parts: Uint8Array[]) => createHash('sha256').update(Buffer.concat(parts)).digest();

/** The message with which a peer begins a call: a genuine one where `wanted` is. */
export async function callMessage(wanted: Wanted): Promise<peer.ChaincodeMessage> {
  const { args, transient, channel = 'oneplusn', chaincode = 'oneplusn', caller, by = caller } = wanted;
  const nonce = randomBytes(24);
  const creator = new msp.SerializedIdentity();
  creator.setMspid(caller.msp);
  creator.setIdBytes(Buffer.from(caller.certificate));
  const txId = sha256(nonce, creator.serializeBinary()).toString('hex');

  const id = new peer.ChaincodeID();
  id.setName(chaincode);
  const extension = new peer.ChaincodeHeaderExtension();
  extension.setChaincodeId(id);
  const channelHeader = new common.ChannelHeader();
  channelHeader.setType(common.HeaderType.ENDORSER_TRANSACTION);
  channelHeader.setTimestamp(Timestamp.fromDate(new Date()));
  channelHeader.setChannelId(channel);
  channelHeader.setTxId(txId);
  channelHeader.setExtension$(extension.serializeBinary());
  const signatureHeader = new common.SignatureHeader();
  signatureHeader.setCreator(creator.serializeBinary());
  signatureHeader.setNonce(nonce);
  const header = new common.Header();
  header.setChannelHeader(channelHeader.serializeBinary());
  header.setSignatureHeader(signatureHeader.serializeBinary());

  const input = inputOf(args);
  const spec = new peer.ChaincodeSpec();
  spec.setType(peer.ChaincodeSpec.Type.NODE);
  spec.setChaincodeId(id);
  spec.setInput(input);
  const invocation = new peer.ChaincodeInvocationSpec();
  invocation.setChaincodeSpec(spec);
  const payload = new peer.ChaincodeProposalPayload();
  payload.setInput(invocation.serializeBinary());
  for (const [name, value] of Object.entries(transient ?? {}))
    payload.getTransientmapMap().set(name, Buffer.from(value));
  const proposal = new peer.Proposal();
  proposal.setHeader(header.serializeBinary());
  proposal.setPayload(payload.serializeBinary());

  const bytes = proposal.serializeBinary();
  const signed = new peer.SignedProposal();
  signed.setProposalBytes(bytes);
  signed.setSignature(await signatureBy(by, bytes));
  const message = new peer.ChaincodeMessage();
  message.setType(peer.ChaincodeMessage.Type.TRANSACTION);
  message.setTxid(txId);
  message.setChannelId(channel);
  message.setPayload(input.serializeBinary());
  message.setProposal(signed);
  return message;
}

export function inputOf(args: readonly string[]): peer.ChaincodeInput {
  const input = new peer.ChaincodeInput();
  input.setArgsList(args.map((arg) => Buffer.from(arg)));
  return input;
}

export const signatureBy = ({ privateKey }: Signer, bytes: Uint8Array): Promise<Uint8Array> =>
  signers.newPrivateKeySigner(createPrivateKey(privateKey))(sha256(bytes));
