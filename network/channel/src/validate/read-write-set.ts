import { ledger } from '@hyperledger/fabric-protos';
import { byteKey, byteKeyOf, type ByteKey } from '../state/key';
import { hashedNamespace } from '../state/namespaces';
import type { Metadata, Version } from '../state/version';

const { kvrwset, TxReadWriteSet } = ledger.rwset;
export type RangeQueryInfo = InstanceType<typeof kvrwset.RangeQueryInfo>;
type ProtoVersion = InstanceType<typeof kvrwset.Version>;
type Entry = InstanceType<typeof kvrwset.KVMetadataEntry>;

/** Reads and writes of one space of keys: a chaincode's public state, or the hashes of one collection. */
export interface KeySets {
  /** Where the keys stand in the state store. */
  readonly space: string;
  readonly chaincode: string;
  /** Empty for public state. */
  readonly collection: string;
  readonly reads: readonly { readonly key: ByteKey; readonly version: Version | undefined }[];
  /** Without value: deleted. */
  readonly writes: readonly {
    readonly key: ByteKey;
    readonly value: Uint8Array | undefined;
    readonly purge: boolean;
  }[];
  /** Without metadata: all metadata removed. */
  readonly metadata: readonly { readonly key: ByteKey; readonly metadata: Metadata | undefined }[];
}

/** What a transaction read and wrote in one chaincode's namespace. */
export interface NamespaceSets extends KeySets {
  readonly ranges: readonly RangeQueryInfo[];
  readonly collections: readonly (KeySets & { readonly privateHash: Uint8Array })[];
}

/** Decodes a serialized `TxReadWriteSet`. Throws when it cannot be read. */
export function readSets(bytes: Uint8Array): NamespaceSets[] {
  return TxReadWriteSet.deserializeBinary(bytes)
    .getNsRwsetList()
    .map((message) => {
      const chaincode = message.getNamespace();
      const sets = kvrwset.KVRWSet.deserializeBinary(message.getRwset_asU8());
      return {
        space: chaincode,
        chaincode,
        collection: '',
        reads: sets.getReadsList().map((read) => ({ key: byteKey(read.getKey()), version: at(read.getVersion()) })),
        writes: sets.getWritesList().map((write) => ({
          key: byteKey(write.getKey()),
          value: write.getIsDelete() || write.getValue_asU8().length === 0 ? undefined : write.getValue_asU8(),
          purge: false,
        })),
        metadata: sets.getMetadataWritesList().map((write) => ({
          key: byteKey(write.getKey()),
          metadata: metadataOf(write.getEntriesList()),
        })),
        ranges: sets.getRangeQueriesInfoList(),
        collections: message.getCollectionHashedRwsetList().map((collection) => ({
          ...hashedSets(chaincode, collection.getCollectionName(), collection.getHashedRwset_asU8()),
          privateHash: collection.getPvtRwsetHash_asU8(),
        })),
      };
    });
}

/** Hash of no bytes: a private write of it deletes, as an empty value does. */
const hashOfNothing = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';

function hashedSets(chaincode: string, collection: string, bytes: Uint8Array): KeySets {
  const sets = kvrwset.HashedRWSet.deserializeBinary(bytes);
  return {
    space: hashedNamespace(chaincode, collection),
    chaincode,
    collection,
    reads: sets.getHashedReadsList().map((read) => ({
      key: byteKeyOf(read.getKeyHash_asU8()),
      version: at(read.getVersion()),
    })),
    writes: sets.getHashedWritesList().map((write) => {
      const hash = write.getValueHash_asU8();
      const gone = write.getIsDelete() || hash.length === 0 || Buffer.from(hash).toString('hex') === hashOfNothing;
      return { key: byteKeyOf(write.getKeyHash_asU8()), value: gone ? undefined : hash, purge: write.getIsPurge() };
    }),
    metadata: sets.getMetadataWritesList().map((write) => ({
      key: byteKeyOf(write.getKeyHash_asU8()),
      metadata: metadataOf(write.getEntriesList()),
    })),
  };
}

function at(version: ProtoVersion | undefined): Version | undefined {
  return version && { block: version.getBlockNum(), tx: version.getTxNum() };
}

function metadataOf(entries: readonly Entry[]): Metadata | undefined {
  if (entries.length === 0) return undefined;
  return new Map(entries.map((entry) => [entry.getName(), entry.getValue_asU8()]));
}
