/** Events of a chaincode in a block, with the transactions that they are of. Pure. */
import { common, type peer } from '@hyperledger/fabric-protos';
import { actionIn, callIn, creatorIn, openEnvelope, type Action, type Call, type Opened } from './envelope';

/** An event, and what its transaction says of itself. */
export interface Emitted extends Call {
  readonly name: string;
  readonly payload: Uint8Array;
  readonly txId: string;
  /** The serialized identity of who has signed the transaction. */
  readonly creator: Uint8Array;
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
    const opened = openEnvelope(bytes);
    txId = opened.txId;
    const action = actionIn(opened);
    return action?.event.getChaincodeId() === wanted ? emittedBy(opened, action) : undefined;
  } catch {
    return { txId, unreadable: true };
  }
}

/** The event of an action, whichever chaincode's it is. */
export function emittedBy(opened: Opened, action: Action): Emitted {
  const { event, result, effects, endorsements } = action;
  return {
    name: event.getEventName(),
    payload: event.getPayload_asU8(),
    ...{ txId: opened.txId, creator: creatorIn(opened), result, effects, endorsements },
    ...callIn(action),
  };
}
