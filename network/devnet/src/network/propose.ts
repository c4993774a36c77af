import { createHash, randomBytes } from 'node:crypto';
import { common, peer } from '@hyperledger/fabric-protos';
import { Timestamp } from 'google-protobuf/google/protobuf/timestamp_pb';
import type { ChannelTrust, Signer } from '@oneplusn/channel';
import { openProposal, type Proposal } from '../gateway/proposal';

/** A signed proposal, as a client makes one. Its signature is known to be good: nobody needs to check it. */
export function propose(
  by: Signer,
  to: { readonly channel: string; readonly chaincode: string },
  args: readonly Uint8Array[],
  { trust, now }: { readonly trust: ChannelTrust; readonly now: number },
): Proposal {
  const proposal = new peer.Proposal();
  const id = new peer.ChaincodeID();
  id.setName(to.chaincode);
  proposal.setHeader(headerOf(by, to.channel, id, now).serializeBinary());
  proposal.setPayload(payloadOf(id, args).serializeBinary());
  const bytes = proposal.serializeBinary();
  const signed = new peer.SignedProposal();
  signed.setProposalBytes(bytes);
  signed.setSignature(by.sign(bytes));
  trust.vouch(by.identity, bytes, signed.getSignature_asU8());
  return openProposal(signed);
}

function headerOf(by: Signer, channel: string, chaincode: peer.ChaincodeID, now: number): common.Header {
  const nonce = randomBytes(24);
  const extension = new peer.ChaincodeHeaderExtension();
  extension.setChaincodeId(chaincode);
  const channelHeader = new common.ChannelHeader();
  channelHeader.setType(common.HeaderType.ENDORSER_TRANSACTION);
  channelHeader.setChannelId(channel);
  channelHeader.setTxId(createHash('sha256').update(nonce).update(by.identity).digest('hex'));
  channelHeader.setTimestamp(Timestamp.fromDate(new Date(now)));
  channelHeader.setExtension$(extension.serializeBinary());
  const signatureHeader = new common.SignatureHeader();
  signatureHeader.setCreator(by.identity);
  signatureHeader.setNonce(nonce);
  const header = new common.Header();
  header.setChannelHeader(channelHeader.serializeBinary());
  header.setSignatureHeader(signatureHeader.serializeBinary());
  return header;
}

function payloadOf(chaincode: peer.ChaincodeID, args: readonly Uint8Array[]): peer.ChaincodeProposalPayload {
  const input = new peer.ChaincodeInput();
  input.setArgsList([...args]);
  const spec = new peer.ChaincodeSpec();
  spec.setChaincodeId(chaincode);
  spec.setInput(input);
  const invocation = new peer.ChaincodeInvocationSpec();
  invocation.setChaincodeSpec(spec);
  const payload = new peer.ChaincodeProposalPayload();
  payload.setInput(invocation.serializeBinary());
  return payload;
}
