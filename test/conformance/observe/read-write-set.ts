import { ledger } from '@hyperledger/fabric-protos';
import type { Observation } from '../case';
import type { Names } from './names';
import { shortened } from './shortened';

const { kvrwset } = ledger.rwset;
const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');
const text = (bytes: Uint8Array): string => shortened(Buffer.from(bytes).toString());
/** Composite keys hold the characters 0 and 10FFFF; a policy's own bytes are shown as they are. */
const shown = (key: string): string => key.replaceAll('\u0000', '|').replaceAll('\u{10ffff}', '^');

/** Leaves out what is empty. */
function filled(parts: Readonly<Record<string, readonly unknown[]>>): Observation {
  return Object.fromEntries(Object.entries(parts).filter(([, list]) => list.length > 0));
}

type Entries = { getEntriesList(): { getName(): string; getValue_asU8(): Uint8Array }[] };
const entries = (written: Entries) =>
  written.getEntriesList().map((entry) => [entry.getName(), hex(entry.getValue_asU8())]);

/** What a transaction read and wrote in one namespace, and the hashes of what it did in its collections. */
export function readWriteSet(namespace: ledger.rwset.NsReadWriteSet, names: Names): Observation {
  const set = kvrwset.KVRWSet.deserializeBinary(namespace.getRwset_asU8());
  return {
    name: namespace.getNamespace(),
    ...filled({
      reads: set.getReadsList().map((read) => [shown(read.getKey()), names.version(read.getVersion())]),
      ranges: set.getRangeQueriesInfoList().map((query) => range(query, names)),
      writes: set
        .getWritesList()
        .map((write) => [shown(write.getKey()), write.getIsDelete() ? null : text(write.getValue_asU8())]),
      metadata: set.getMetadataWritesList().map((write) => [shown(write.getKey()), ...entries(write)]),
      collections: namespace.getCollectionHashedRwsetList().map((each) => collection(each, names)),
    }),
  };
}

function range(query: ledger.rwset.kvrwset.RangeQueryInfo, names: Names): Observation {
  const merkle = query.getReadsMerkleHashes();
  return {
    from: shown(query.getStartKey()),
    to: shown(query.getEndKey()),
    exhausted: query.getItrExhausted(),
    ...(query.hasRawReads() && {
      reads: (query.getRawReads()?.getKvReadsList() ?? []).map((read) => [
        shown(read.getKey()),
        names.version(read.getVersion()),
      ]),
    }),
    // The hashes cover block numbers, which differ from run to run.
    ...(merkle && {
      merkle: [merkle.getMaxDegree(), merkle.getMaxLevel(), merkle.getMaxLevelHashesList().length],
    }),
  };
}

function collection(hashed: ledger.rwset.CollectionHashedReadWriteSet, names: Names): Observation {
  const set = kvrwset.HashedRWSet.deserializeBinary(hashed.getHashedRwset_asU8());
  return {
    name: hashed.getCollectionName(),
    hash: hex(hashed.getPvtRwsetHash_asU8()),
    ...filled({
      reads: set.getHashedReadsList().map((read) => [hex(read.getKeyHash_asU8()), names.version(read.getVersion())]),
      writes: set
        .getHashedWritesList()
        .map((write) => [
          hex(write.getKeyHash_asU8()),
          write.getIsDelete() ? null : hex(write.getValueHash_asU8()),
          ...(write.getIsPurge() ? ['purged'] : []),
        ]),
      metadata: set.getMetadataWritesList().map((write) => [hex(write.getKeyHash_asU8()), ...entries(write)]),
    }),
  };
}
