/** Events of a chaincode in a block, with the transactions that they are of. Pure. */
import { common, peer } from '@hyperledger/fabric-protos';

/** An event, and what its transaction says of itself. */
export interface Emitted {
  readonly name: string;
  readonly payload: Uint8Array;
  readonly txId: string;
  /** The serialized identity of who has signed the transaction. */
  readonly creator: Uint8Array;
  /** The chaincode that it calls, and its arguments: the first names the function. */
  readonly chaincode: string;
  readonly args: readonly Uint8Array[];
  /** What endorsers have signed, and in it what the transaction reads and writes. */
  readonly result: Uint8Array;
  readonly effects: Uint8Array;
  readonly endorsements: readonly peer.Endorsement[];
}

/** A transaction of which nothing can be told. */
export interface Unreadable {
  readonly txId: string;
  readonly unreadable: true;
}

const validCode = 0;

/** The events of one chaincode, of valid transactions alone, in their order. One odd transaction spoils no other. */
export function emittedIn(block: common.Block, chaincode: string): (Emitted | Unreadable)[] {
  const flags = block.getMetadata()?.getMetadataList_asU8()[common.BlockMetadataIndex.TRANSACTIONS_FILTER];
  const envelopes = block.getData()?.getDataList_asU8() ?? [];
  return envelopes.flatMap((bytes, at) => (flags?.[at] === validCode ? (read(bytes, chaincode) ?? []) : []));
}

function read(bytes: Uint8Array, wanted: string): Emitted | Unreadable | undefined {
  let txId = '';
  try {
    const payload = common.Payload.deserializeBinary(common.Envelope.deserializeBinary(bytes).getPayload_asU8());
    const header = payload.getHeader() ?? new common.Header();
    const channel = common.ChannelHeader.deserializeBinary(header.getChannelHeader_asU8());
    txId = channel.getTxId();
    if (channel.getType() !== (common.HeaderType.ENDORSER_TRANSACTION as number)) return undefined;
    const [action] = peer.Transaction.deserializeBinary(payload.getData_asU8()).getActionsList();
    const content = peer.ChaincodeActionPayload.deserializeBinary(action?.getPayload_asU8() ?? new Uint8Array());
    const endorsed = content.getAction() ?? new peer.ChaincodeEndorsedAction();
    const result = endorsed.getProposalResponsePayload_asU8();
    const extension = peer.ProposalResponsePayload.deserializeBinary(result).getExtension_asU8();
    const effects = peer.ChaincodeAction.deserializeBinary(extension);
    const event = peer.ChaincodeEvent.deserializeBinary(effects.getEvents_asU8());
    if (event.getChaincodeId() !== wanted) return undefined;
    const creator = common.SignatureHeader.deserializeBinary(header.getSignatureHeader_asU8()).getCreator_asU8();
    return {
      name: event.getEventName(),
      payload: event.getPayload_asU8(),
      ...{ txId, creator, result },
      ...callIn(content.getChaincodeProposalPayload_asU8()),
      effects: effects.getResults_asU8(),
      endorsements: endorsed.getEndorsementsList(),
    };
  } catch {
    return { txId, unreadable: true };
  }
}

function callIn(proposal: Uint8Array): Pick<Emitted, 'chaincode' | 'args'> {
  const input = peer.ChaincodeProposalPayload.deserializeBinary(proposal).getInput_asU8();
  const spec = peer.ChaincodeInvocationSpec.deserializeBinary(input).getChaincodeSpec();
  return { chaincode: spec?.getChaincodeId()?.getName() ?? '', args: spec?.getInput()?.getArgsList_asU8() ?? [] };
}
