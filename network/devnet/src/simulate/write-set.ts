import { createHash } from 'node:crypto';
import { ledger } from '@hyperledger/fabric-protos';
import { type ByteKey, bytesOf, keyRead, type Metadata, type Version } from '@oneplusn/channel';
import { hashRead, keyWrite, metadataEntries, metadataWrite, sorted, type Write } from './encode';

const { rwset } = ledger;
const { kvrwset } = ledger.rwset;
type RangeQueryInfo = InstanceType<typeof kvrwset.RangeQueryInfo>;

/** A private write; a purge also removes the value's history from its members' peers. */
interface PrivateWrite extends Write {
  readonly purge: boolean;
}

interface CollectionSets {
  // All by plain key, which is also the order of the hashed ones.
  readonly reads: Map<ByteKey, Version | undefined>;
  readonly writes: Map<ByteKey, PrivateWrite>;
  readonly metadata: Map<ByteKey, Metadata>;
}

interface NamespaceSets {
  readonly reads: Map<ByteKey, Version | undefined>;
  readonly writes: Map<ByteKey, Write>;
  readonly metadata: Map<ByteKey, Metadata>;
  readonly ranges: RangeQueryInfo[];
  readonly collections: Map<string, CollectionSets>;
}

/** What a simulated call read and wrote, as bytes. */
export interface EncodedSets {
  readonly results: Uint8Array;
  readonly privateData: InstanceType<typeof rwset.TxPvtReadWriteSet> | undefined;
}

/** Gathers reads and writes, and encodes them exactly as Fabric's rwset builder does: everything sorted by key. */
export class ReadWriteSets {
  readonly namespaces = new Map<string, NamespaceSets>();

  of(namespace: string): NamespaceSets {
    return gotOrMade(this.namespaces, namespace, () => ({
      reads: new Map(),
      writes: new Map(),
      metadata: new Map(),
      ranges: [],
      collections: new Map(),
    }));
  }

  collection(namespace: string, collection: string): CollectionSets {
    const make = (): CollectionSets => ({ reads: new Map(), writes: new Map(), metadata: new Map() });
    return gotOrMade(this.of(namespace).collections, collection, make);
  }

  encode(): EncodedSets {
    const plain = new rwset.TxPvtReadWriteSet();
    const all = new rwset.TxReadWriteSet();
    for (const name of [...this.namespaces.keys()].sort()) {
      const sets = this.of(name);
      const privates = new rwset.NsPvtReadWriteSet();
      privates.setNamespace(name);
      const message = new rwset.NsReadWriteSet();
      message.setNamespace(name);
      message.setRwset(encodePublic(sets));
      for (const collection of [...sets.collections.keys()].sort()) {
        const { hashed, values } = encodeCollection(collection, this.collection(name, collection));
        message.addCollectionHashedRwset(hashed);
        if (values !== undefined) privates.addCollectionPvtRwset(values);
      }
      all.addNsRwset(message);
      if (privates.getCollectionPvtRwsetList().length > 0) plain.addNsPvtRwset(privates);
    }
    const anyPrivate = plain.getNsPvtRwsetList().length > 0;
    return { results: all.serializeBinary(), privateData: anyPrivate ? plain : undefined };
  }
}

function encodePublic(sets: NamespaceSets): Uint8Array {
  const message = new kvrwset.KVRWSet();
  message.setReadsList(sorted(sets.reads).map(([key, version]) => keyRead(key, version)));
  message.setRangeQueriesInfoList(withoutRepeats(sets.ranges));
  message.setWritesList(sorted(sets.writes).map(([key, write]) => keyWrite(key, write)));
  message.setMetadataWritesList(sorted(sets.metadata).map(([key, metadata]) => metadataWrite(key, metadata)));
  return message.serializeBinary();
}

/** Fabric keeps the first of ranges with the same bounds. */
function withoutRepeats(ranges: readonly RangeQueryInfo[]): RangeQueryInfo[] {
  const seen = new Set<string>();
  return ranges.filter((range) => {
    const name = JSON.stringify([range.getStartKey(), range.getEndKey(), range.getItrExhausted()]);
    return seen.has(name) ? false : seen.add(name);
  });
}

function encodeCollection(name: string, sets: CollectionSets) {
  const hashes = new kvrwset.HashedRWSet();
  hashes.setHashedReadsList(sorted(sets.reads).map(([key, version]) => hashRead(sha256(bytesOf(key)), version)));
  hashes.setHashedWritesList(sorted(sets.writes).map(([key, write]) => hashWrite(key, write)));
  hashes.setMetadataWritesList(sorted(sets.metadata).map(([key, metadata]) => hashMetadata(key, metadata)));
  const hashed = new rwset.CollectionHashedReadWriteSet();
  hashed.setCollectionName(name);
  hashed.setHashedRwset(hashes.serializeBinary());
  if (sets.writes.size === 0 && sets.metadata.size === 0) return { hashed, values: undefined };
  const plain = new kvrwset.KVRWSet();
  plain.setWritesList(sorted(sets.writes).map(([key, write]) => keyWrite(key, write)));
  // The plain part needs only the key: its version must follow when the hashed part's metadata changes.
  plain.setMetadataWritesList(sorted(sets.metadata).map(([key]) => metadataWrite(key, new Map())));
  const values = new rwset.CollectionPvtReadWriteSet();
  values.setCollectionName(name);
  values.setRwset(plain.serializeBinary());
  hashed.setPvtRwsetHash(sha256(values.getRwset_asU8()));
  return { hashed, values };
}

function hashWrite(key: ByteKey, write: PrivateWrite) {
  const message = new kvrwset.KVWriteHash();
  message.setKeyHash(sha256(bytesOf(key)));
  if (write.value === undefined) message.setIsDelete(true);
  else message.setValueHash(sha256(write.value));
  if (write.purge) message.setIsPurge(true);
  return message;
}

function hashMetadata(key: ByteKey, metadata: Metadata) {
  const message = new kvrwset.KVMetadataWriteHash();
  message.setKeyHash(sha256(bytesOf(key)));
  message.setEntriesList(metadataEntries(metadata));
  return message;
}

function gotOrMade<T>(map: Map<string, T>, key: string, make: () => T): T {
  let value = map.get(key);
  if (value === undefined) map.set(key, (value = make()));
  return value;
}

export function sha256(bytes: Uint8Array): Uint8Array {
  return createHash('sha256').update(bytes).digest();
}
