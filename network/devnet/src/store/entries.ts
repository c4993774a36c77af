import { common, ledger, peer } from '@hyperledger/fabric-protos';
import type { ChaincodeDefinition, JournalEntry } from '../ledger/types';

/** First byte of a record. */
const kinds = { definition: 1, stage: 2, block: 3 } as const;

interface StoredDefinition {
  readonly name: string;
  readonly version: string;
  readonly sequence: number;
  readonly initRequired?: boolean | undefined;
  /** Base64. */
  readonly endorsementPolicy: string;
  readonly collections?: string | undefined;
}

/** An entry of a channel's journal as a record. */
export function encodeEntry(entry: JournalEntry): Buffer {
  if ('block' in entry) return record(kinds.block, entry.block.serializeBinary());
  if ('definition' in entry) return record(kinds.definition, Buffer.from(JSON.stringify(stored(entry.definition))));
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
    case kinds.definition:
      return { definition: definitionOf(JSON.parse(content.toString()) as StoredDefinition) };
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

function stored({ name, version, sequence, initRequired, ...rest }: ChaincodeDefinition): StoredDefinition {
  const endorsementPolicy = Buffer.from(rest.endorsementPolicy.serializeBinary()).toString('base64');
  const collections = rest.collections && Buffer.from(rest.collections.serializeBinary()).toString('base64');
  return { name, version, sequence, initRequired, endorsementPolicy, collections };
}

function definitionOf({ endorsementPolicy, collections, ...rest }: StoredDefinition): ChaincodeDefinition {
  return {
    ...rest,
    endorsementPolicy: common.SignaturePolicyEnvelope.deserializeBinary(Buffer.from(endorsementPolicy, 'base64')),
    collections:
      collections === undefined
        ? undefined
        : peer.CollectionConfigPackage.deserializeBinary(Buffer.from(collections, 'base64')),
  };
}
