import { ledger } from '@hyperledger/fabric-protos';
import { type ByteKey, type Metadata, textOf, type Version, versionMessage } from '@oneplusn/channel';

const { kvrwset } = ledger.rwset;
type Rwset = typeof ledger.rwset.kvrwset;
export type KVWrite = InstanceType<Rwset['KVWrite']>;

/** One write of a simulated call; without value it deletes. */
export interface Write {
  readonly value: Uint8Array | undefined;
}

export function keyWrite(key: ByteKey, write: Write): KVWrite {
  const message = new kvrwset.KVWrite();
  message.setKey(textOf(key));
  if (write.value === undefined) message.setIsDelete(true);
  else message.setValue(write.value);
  return message;
}

export function hashRead(keyHash: Uint8Array, version: Version | undefined): InstanceType<Rwset['KVReadHash']> {
  const message = new kvrwset.KVReadHash();
  message.setKeyHash(keyHash);
  if (version !== undefined) message.setVersion(versionMessage(version));
  return message;
}

export function metadataEntries(metadata: Metadata): InstanceType<Rwset['KVMetadataEntry']>[] {
  const names = [...metadata.keys()].sort();
  return names.map((name) => {
    const entry = new kvrwset.KVMetadataEntry();
    entry.setName(name);
    entry.setValue(metadata.get(name) ?? new Uint8Array());
    return entry;
  });
}

export function metadataWrite(key: ByteKey, metadata: Metadata): InstanceType<Rwset['KVMetadataWrite']> {
  const message = new kvrwset.KVMetadataWrite();
  message.setKey(textOf(key));
  message.setEntriesList(metadataEntries(metadata));
  return message;
}

/** Entries of a map in Fabric's order of their keys. */
export function sorted<T>(map: ReadonlyMap<ByteKey, T>): [ByteKey, T][] {
  return [...map].sort(([one], [other]) => (one < other ? -1 : 1));
}
