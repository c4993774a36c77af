import { ledger } from '@hyperledger/fabric-protos';
import {
  byteKey,
  type ByteKey,
  byteKeyOf,
  bytesOf,
  hashedNamespace,
  privateNamespace,
  sameVersion,
  type Updates,
  type Version,
} from '@oneplusn/channel';
import type { StateStore } from '../state/store';
import { sha256 } from '../simulate/write-set';

type TxPvtReadWriteSet = InstanceType<typeof ledger.rwset.TxPvtReadWriteSet>;

/** One endorser's plain writes of a transaction, and the height they were made at. */
export interface Staged {
  readonly data: TxPvtReadWriteSet;
  readonly height: number;
}

/** Private writes of transactions that are endorsed but not yet committed. */
export class TransientStore {
  readonly #staged = new Map<string, Staged[]>();

  stage(txId: string, data: TxPvtReadWriteSet, height: number): void {
    const sets = this.#staged.get(txId) ?? [];
    sets.push({ data, height });
    this.#staged.set(txId, sets);
  }

  has(txId: string): boolean {
    return this.#staged.has(txId);
  }

  /** The plain writes of one collection whose hash the transaction carries; undefined when nobody staged them. */
  find(txId: string, chaincode: string, collection: string, hash: Uint8Array): Uint8Array | undefined {
    for (const { data } of this.#staged.get(txId) ?? []) {
      for (const namespace of data.getNsPvtRwsetList()) {
        if (namespace.getNamespace() !== chaincode) continue;
        for (const candidate of namespace.getCollectionPvtRwsetList()) {
          const bytes = candidate.getRwset_asU8();
          if (candidate.getCollectionName() === collection && Buffer.compare(sha256(bytes), hash) === 0) return bytes;
        }
      }
    }
    return undefined;
  }

  forget(txId: string): void {
    this.#staged.delete(txId);
  }

  snapshot(): ReadonlyMap<string, readonly Staged[]> {
    return new Map([...this.#staged].map(([txId, sets]) => [txId, [...sets]]));
  }

  restore(snapshot: ReadonlyMap<string, readonly Staged[]>): void {
    this.#staged.clear();
    for (const [txId, sets] of snapshot) this.#staged.set(txId, [...sets]);
  }

  /** Drops what was staged before a height: its transactions were never ordered. */
  purgeBefore(height: number): void {
    for (const [txId, sets] of this.#staged) {
      if (sets.every((staged) => staged.height < height)) this.#staged.delete(txId);
    }
  }
}

/** The plain writes of one collection. */
export interface PlainWrites {
  /** Without value: deleted. */
  readonly writes: readonly { readonly key: ByteKey; readonly value: Uint8Array | undefined }[];
  /** Keys whose metadata alone was changed. */
  readonly metadata: readonly ByteKey[];
}

/** Decodes a collection's part of a `TxPvtReadWriteSet`. */
export function plainWrites(bytes: Uint8Array): PlainWrites {
  const sets = ledger.rwset.kvrwset.KVRWSet.deserializeBinary(bytes);
  return {
    writes: sets.getWritesList().map((write) => {
      const value = write.getValue_asU8();
      return { key: byteKey(write.getKey()), value: write.getIsDelete() || value.length === 0 ? undefined : value };
    }),
    metadata: sets.getMetadataWritesList().map((write) => byteKey(write.getKey())),
  };
}

/** Hash of a plain key, as it stands in the hashed state. */
export function hashOfKey(key: ByteKey): ByteKey {
  return byteKeyOf(sha256(bytesOf(key)));
}

/** Writes the plain values of one collection, as a valid transaction set them, to one peer's store. */
export function applyPrivate(
  store: StateStore,
  target: { readonly chaincode: string; readonly collection: string; readonly version: Version },
  plain: PlainWrites,
  updates: Updates,
): void {
  const { chaincode, collection, version } = target;
  const space = privateNamespace(chaincode, collection);
  for (const { key, value } of plain.writes) store.put(space, key, { ...version, value });
  for (const key of plain.metadata) {
    // A change of metadata alone gives the hashed value a new version: the plain value follows if it is the same value.
    const hashed = updates.get(hashedNamespace(chaincode, collection), hashOfKey(key));
    const held = store.newest(space, key);
    if (hashed?.value === undefined || held?.value === undefined || sameVersion(hashed, held)) continue;
    if (Buffer.compare(sha256(held.value), hashed.value) !== 0) continue;
    store.put(space, key, { block: hashed.block, tx: hashed.tx, value: held.value });
  }
}
