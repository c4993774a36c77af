import { common, ledger } from '@hyperledger/fabric-protos';
import type { JournalEntry } from '../ledger/journal';

/** First byte of a record. */
const kinds = { stage: 2, block: 3 } as const;

/** An entry of a channel's journal as a record. */
export function encodeEntry(entry: JournalEntry): Buffer {
  if ('block' in entry) return record(kinds.block, entry.block.serializeBinary());
  const id = Buffer.from(entry.txId);
  const size = Buffer.alloc(2);
  size.writeUInt16LE(id.length);
  return record(kinds.stage, size, id, entry.data.serializeBinary());
}

/** @throws Error when the record is none of a journal */
export function decodeEntry(bytes: Buffer): JournalEntry {
  const content = bytes.subarray(1);
  switch (bytes[0]) {
    case kinds.block:
      return { block: common.Block.deserializeBinary(content) };
    case kinds.stage: {
      const end = 2 + content.readUInt16LE(0);
      const data = ledger.rwset.TxPvtReadWriteSet.deserializeBinary(content.subarray(end));
      return { txId: content.subarray(2, end).toString(), data };
    }
    default:
      throw new Error(`unknown kind of record: ${bytes[0]}`);
  }
}

function record(kind: number, ...parts: readonly Uint8Array[]): Buffer {
  return Buffer.concat([Uint8Array.of(kind), ...parts]);
}
