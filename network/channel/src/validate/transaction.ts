import { common, peer } from '@hyperledger/fabric-protos';
import type { HeaderType } from './outcome';

/** The call and its endorsements inside an endorser transaction. */
export interface Action {
  /** Header of the action: a signature header, part of what the proposal hash covers. */
  readonly header: Uint8Array;
  readonly proposalPayload: Uint8Array;
  readonly responsePayload: Uint8Array;
  readonly proposalHash: Uint8Array;
  readonly endorsements: readonly { readonly endorser: Uint8Array; readonly signature: Uint8Array }[];
  /** Chaincode named in the channel header, then as the endorsers answered. */
  readonly target: peer.ChaincodeID | undefined;
  readonly chaincode: peer.ChaincodeID | undefined;
  /** Serialized chaincode event; empty when there is none. */
  readonly event: Uint8Array;
  /** Serialized `TxReadWriteSet`. */
  readonly results: Uint8Array;
}

/** An envelope taken apart, as far as it can be. */
export interface Transaction {
  readonly payload: Uint8Array;
  readonly signature: Uint8Array;
  readonly channelHeaderBytes: Uint8Array;
  readonly channelHeader: common.ChannelHeader;
  readonly signatureHeader: common.SignatureHeader;
  readonly data: Uint8Array;
}

/** Takes an envelope apart down to its headers. Undefined parts of it could not be read. */
export function readTransaction(envelope: common.Envelope): Transaction | 'BAD_PAYLOAD' | 'BAD_COMMON_HEADER' {
  const payloadBytes = envelope.getPayload_asU8();
  let payload: common.Payload;
  try {
    payload = common.Payload.deserializeBinary(payloadBytes);
  } catch {
    return 'BAD_PAYLOAD';
  }
  try {
    const header = payload.getHeader();
    if (header === undefined) return 'BAD_COMMON_HEADER';
    const channelHeaderBytes = header.getChannelHeader_asU8();
    return {
      payload: payloadBytes,
      signature: envelope.getSignature_asU8(),
      channelHeaderBytes,
      channelHeader: common.ChannelHeader.deserializeBinary(channelHeaderBytes),
      signatureHeader: common.SignatureHeader.deserializeBinary(header.getSignatureHeader_asU8()),
      data: payload.getData_asU8(),
    };
  } catch {
    return 'BAD_COMMON_HEADER';
  }
}

/** Kind of a transaction, as its channel header says. */
export function typeOf(transaction: Transaction): HeaderType {
  return transaction.channelHeader.getType() as HeaderType;
}

/** Takes the one action of an endorser transaction apart. Throws when it cannot be read or there is not exactly one. */
export function readAction(transaction: Transaction): Action {
  const actions = peer.Transaction.deserializeBinary(transaction.data).getActionsList();
  const [action] = actions;
  if (action === undefined || actions.length !== 1) {
    throw new Error(`only one action per transaction is supported, tx contains ${actions.length}`);
  }
  const signed = common.SignatureHeader.deserializeBinary(action.getHeader_asU8());
  if (signed.getNonce_asU8().length === 0) throw new Error('invalid nonce specified in the header');
  if (signed.getCreator_asU8().length === 0) throw new Error('invalid creator specified in the header');
  const payload = peer.ChaincodeActionPayload.deserializeBinary(action.getPayload_asU8());
  const endorsed = payload.getAction();
  if (endorsed === undefined) throw new Error('nil action');
  const response = peer.ProposalResponsePayload.deserializeBinary(endorsed.getProposalResponsePayload_asU8());
  const chaincodeAction = peer.ChaincodeAction.deserializeBinary(response.getExtension_asU8());
  const extension = peer.ChaincodeHeaderExtension.deserializeBinary(transaction.channelHeader.getExtension_asU8());
  return {
    header: action.getHeader_asU8(),
    proposalPayload: payload.getChaincodeProposalPayload_asU8(),
    responsePayload: endorsed.getProposalResponsePayload_asU8(),
    proposalHash: response.getProposalHash_asU8(),
    endorsements: endorsed.getEndorsementsList().map((endorsement) => ({
      endorser: endorsement.getEndorser_asU8(),
      signature: endorsement.getSignature_asU8(),
    })),
    target: extension.getChaincodeId(),
    chaincode: chaincodeAction.getChaincodeId(),
    event: chaincodeAction.getEvents_asU8(),
    results: chaincodeAction.getResults_asU8(),
  };
}
