import { createHash } from 'node:crypto';
import { common, peer } from '@hyperledger/fabric-protos';

/** A call of one's own as it was proposed: what a transaction that comes of it must hold, byte for byte. */
export interface OwnCall {
  readonly channelHeader: Uint8Array;
  /** Creator and nonce. */
  readonly signatureHeader: Uint8Array;
  readonly txId: string;
  readonly chaincode: string;
  /** Chaincode, transaction and arguments. */
  readonly input: Uint8Array;
  /** The payload as it stands in a transaction: without transient data, which only the proposal holds. */
  readonly payload: Uint8Array;
  /** What each endorser signs of the proposal; Fabric's `protoutil.GetProposalHash2`. */
  readonly hash: Buffer;
}

/** Takes a proposal apart that was made here. */
export function ownCall(proposal: Uint8Array): OwnCall {
  const made = peer.Proposal.deserializeBinary(proposal);
  const header = common.Header.deserializeBinary(made.getHeader_asU8());
  const [channelHeader, signatureHeader] = [header.getChannelHeader_asU8(), header.getSignatureHeader_asU8()];
  const channel = common.ChannelHeader.deserializeBinary(channelHeader);
  const extension = peer.ChaincodeHeaderExtension.deserializeBinary(channel.getExtension_asU8());
  const input = peer.ChaincodeProposalPayload.deserializeBinary(made.getPayload_asU8()).getInput_asU8();
  const visible = new peer.ChaincodeProposalPayload();
  visible.setInput(input);
  const payload = visible.serializeBinary();
  return {
    ...{ channelHeader, signatureHeader, input, payload },
    txId: channel.getTxId(),
    chaincode: extension.getChaincodeId()?.getName() ?? '',
    hash: createHash('sha256').update(channelHeader).update(signatureHeader).update(payload).digest(),
  };
}
