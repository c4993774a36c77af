/** Signed proposals, as Fabric's endorsers take them. */
import { createHash, randomBytes } from 'node:crypto';
import { common, msp, peer } from '@hyperledger/fabric-protos';
import { Timestamp } from 'google-protobuf/google/protobuf/timestamp_pb';
import type { Administrator } from './party';

/** A call of a system chaincode; without a channel it is the peer itself that is asked. */
export interface SystemCall {
  readonly channel?: string;
  readonly chaincode: '_lifecycle' | 'cscc' | 'qscc';
  readonly args: readonly (string | Uint8Array)[];
}

/** Makes and signs a proposal of the caller. */
export async function signedProposal(caller: Administrator, call: SystemCall): Promise<peer.SignedProposal> {
  const creator = serializedIdentity(caller);
  const nonce = randomBytes(24);
  const id = new peer.ChaincodeID();
  id.setName(call.chaincode);
  const extension = new peer.ChaincodeHeaderExtension();
  extension.setChaincodeId(id);
  const channel = new common.ChannelHeader();
  channel.setType(common.HeaderType.ENDORSER_TRANSACTION);
  channel.setChannelId(call.channel ?? '');
  channel.setTxId(createHash('sha256').update(nonce).update(creator).digest('hex'));
  channel.setTimestamp(Timestamp.fromDate(new Date()));
  channel.setExtension$(extension.serializeBinary());
  const header = new common.Header();
  header.setChannelHeader(channel.serializeBinary());
  header.setSignatureHeader(signatureHeader(creator, nonce));
  const proposal = new peer.Proposal();
  proposal.setHeader(header.serializeBinary());
  proposal.setPayload(payloadOf(id, call.args));
  const signed = new peer.SignedProposal();
  const bytes = proposal.serializeBinary();
  signed.setProposalBytes(bytes);
  signed.setSignature(await caller.sign(bytes));
  return signed;
}

/** The caller as Fabric puts it into headers. */
export function serializedIdentity({ msp: mspId, certificate }: Administrator): Uint8Array {
  const identity = new msp.SerializedIdentity();
  identity.setMspid(mspId);
  identity.setIdBytes(Buffer.from(certificate));
  return identity.serializeBinary();
}

export function signatureHeader(creator: Uint8Array, nonce: Uint8Array): Uint8Array {
  const header = new common.SignatureHeader();
  header.setCreator(creator);
  header.setNonce(nonce);
  return header.serializeBinary();
}

function payloadOf(id: peer.ChaincodeID, args: SystemCall['args']): Uint8Array {
  const input = new peer.ChaincodeInput();
  input.setArgsList(args.map((arg) => (typeof arg === 'string' ? Buffer.from(arg) : arg)));
  const spec = new peer.ChaincodeSpec();
  spec.setChaincodeId(id);
  spec.setInput(input);
  const invocation = new peer.ChaincodeInvocationSpec();
  invocation.setChaincodeSpec(spec);
  const payload = new peer.ChaincodeProposalPayload();
  payload.setInput(invocation.serializeBinary());
  return payload.serializeBinary();
}
