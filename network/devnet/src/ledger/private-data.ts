import { ledger } from '@hyperledger/fabric-protos';
import { bytesOf, byteKey, byteKeyOf } from '../state/key';
import { hashedNamespace, privateNamespace } from '../state/namespaces';
import type { StateStore } from '../state/store';
import { sameVersion, type Version } from '../state/version';
import { sha256 } from '../simulate/write-set';
import type { Updates } from '../validate/updates';

type TxPvtReadWriteSet = InstanceType<typeof ledger.rwset.TxPvtReadWriteSet>;

/** Private writes of transactions that are endorsed but not yet committed. */
export class TransientStore {
  readonly #staged = new Map<string, { readonly data: TxPvtReadWriteSet; readonly height: number }[]>();

  stage(txId: string, data: TxPvtReadWriteSet, height: number): void {
    const sets = this.#staged.get(txId) ?? [];
    sets.push({ data, height });
    this.#staged.set(txId, sets);
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

  /** Drops what was staged before a height: its transactions were never ordered. */
  purgeBefore(height: number): void {
    for (const [txId, sets] of this.#staged) {
      if (sets.every((staged) => staged.height < height)) this.#staged.delete(txId);
    }
  }
}

/** Writes the plain values of one collection, as a valid transaction set them, to one peer's store. */
export function applyPrivate(
  store: StateStore,
  target: { readonly chaincode: string; readonly collection: string; readonly version: Version },
  plain: Uint8Array,
  updates: Updates,
): void {
  const { chaincode, collection, version } = target;
  const space = privateNamespace(chaincode, collection);
  const sets = ledger.rwset.kvrwset.KVRWSet.deserializeBinary(plain);
  for (const write of sets.getWritesList()) {
    const value = write.getIsDelete() || write.getValue_asU8().length === 0 ? undefined : write.getValue_asU8();
    store.put(space, byteKey(write.getKey()), { ...version, value });
  }
  for (const write of sets.getMetadataWritesList()) {
    // A change of metadata alone gives the hashed value a new version: the plain value follows if it is the same value.
    const key = byteKey(write.getKey());
    const hashed = updates.get(hashedNamespace(chaincode, collection), byteKeyOf(sha256(bytesOf(key))));
    const held = store.newest(space, key);
    if (hashed?.value === undefined || held?.value === undefined || sameVersion(hashed, held)) continue;
    if (Buffer.compare(sha256(held.value), hashed.value) !== 0) continue;
    store.put(space, key, { block: hashed.block, tx: hashed.tx, value: held.value });
  }
}
