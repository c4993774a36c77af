import { peer } from '@hyperledger/fabric-protos';
import type { ChaincodeStub } from 'fabric-shim';
import { offerOf } from './streams';
import { conversationOf, emptyMessage } from './inner';

/** A key and what it is set to. */
export interface Write {
  /** Empty: the channel's public state. */
  readonly collection: string;
  readonly key: string;
  /** Absent: the key is removed, */
  readonly text: string | undefined;
  /** and from the peers' private storage with its history where this is true. */
  readonly purge: boolean;
}

/** Values of up to 1 MB each, and a peer's messages end at 100 MB. */
const readsAtOnce = 100;

/**
 * Reads many keys in few messages; an absent one's value is empty. `undefined` where the peer reads one at a time.
 *
 * In a collection a peer answers with what it holds, and records a read of that version: whoever holds an older one, or
 * is no member and holds nothing, asserts that nothing newer stands there, and the transaction does not commit where
 * that is wrong. So what is read in this way from a collection is sure in a submit alone.
 */
export async function readMany(
  stub: ChaincodeStub,
  collection: string,
  keys: readonly string[],
): Promise<Uint8Array[] | undefined> {
  const { reads } = offerOf(stub);
  if (reads === 0) return undefined;
  const values: Uint8Array[] = [];
  for (const some of portions(keys, Math.min(reads, readsAtOnce))) {
    const request = new peer.GetStateMultiple();
    request.setCollection(collection);
    request.setKeysList([...some]);
    const answer = await ask(stub, peer.ChaincodeMessage.Type.GET_STATE_MULTIPLE, request.serializeBinary());
    values.push(...peer.GetStateMultipleResult.deserializeBinary(answer).getValuesList_asU8());
  }
  return values;
}

/** Sends writes, in their order, in as few messages as the peer takes them. */
export async function writeAll(stub: ChaincodeStub, writes: readonly Write[]): Promise<void> {
  const { writes: most } = offerOf(stub);
  if (most === 0 || writes.length < 2) {
    for (const write of writes) await writeOne(stub, write);
    return;
  }
  for (const some of portions(writes, most)) {
    const batch = new peer.WriteBatchState();
    for (const write of some) batch.addRec(recordOf(write));
    await ask(stub, peer.ChaincodeMessage.Type.WRITE_BATCH_STATE, batch.serializeBinary());
  }
}

async function writeOne(stub: ChaincodeStub, { collection, key, text, purge }: Write): Promise<void> {
  if (collection === '') await (text === undefined ? stub.deleteState(key) : stub.putState(key, Buffer.from(text)));
  else if (text !== undefined) await stub.putPrivateData(collection, key, Buffer.from(text));
  else await (purge ? stub.purgePrivateData(collection, key) : stub.deletePrivateData(collection, key));
}

const { Type } = peer.WriteRecord;
type MessageType = peer.ChaincodeMessage.TypeMap['GET_STATE_MULTIPLE' | 'WRITE_BATCH_STATE'];

function recordOf({ collection, key, text, purge }: Write): peer.WriteRecord {
  const record = new peer.WriteRecord();
  record.setCollection(collection);
  record.setKey(key);
  if (text !== undefined) {
    record.setType(Type.PUT_STATE);
    record.setValue(Buffer.from(text));
  } else record.setType(purge ? Type.PURGE_PRIVATE_DATA : Type.DEL_STATE);
  return record;
}

function ask(stub: ChaincodeStub, type: MessageType, payload: Uint8Array): Promise<Uint8Array> {
  const { handler, channel_id, txId } = conversationOf(stub);
  const message = emptyMessage();
  message.setType(type);
  message.setPayload(payload);
  message.setTxid(txId);
  message.setChannelId(channel_id);
  return handler._askPeerAndListen(message, 'many at once');
}

function* portions<T>(all: readonly T[], size: number): Generator<readonly T[]> {
  for (let at = 0; at < all.length; at += size) yield all.slice(at, at + size);
}
