import { type common, ledger, peer } from '@hyperledger/fabric-protos';
import {
  byteKey,
  type ByteKey,
  type Collection,
  hashedNamespace,
  type NamespaceSets,
  readAction,
  readSets,
  readTransaction,
  type Validated,
  type Version,
} from '@oneplusn/channel';
import type { CommittedBlock, PrivateWrites } from './committed';
import { hashOfKey, type TransientStore } from './private-data';

const { KVRWSet } = ledger.rwset.kvrwset;

/** What the members' peers keep of a transaction's private writes, valid or not, on the terms of its block. */
export function keptWrites(
  block: number,
  transaction: Validated,
  envelope: common.Envelope | undefined,
  transient: TransientStore,
  collection: (chaincode: string, name: string) => Collection | undefined,
): PrivateWrites[] {
  const { txId, code, index } = transaction;
  if (!transient.has(txId)) return [];
  const sets = code === peer.TxValidationCode.VALID ? transaction.sets : envelope ? setsOf(envelope) : [];
  return sets.flatMap(({ collections }) =>
    collections.flatMap(({ chaincode, collection: name, privateHash }): PrivateWrites[] => {
      const terms = collection(chaincode, name);
      const rwset = terms && transient.find(txId, chaincode, name, privateHash);
      if (!rwset) return [];
      const { members: holders, memberOnlyRead, memberPolicy, blockToLive } = terms;
      const readers = memberOnlyRead ? memberPolicy : undefined;
      const expires = blockToLive > 0 ? block + blockToLive + 1 : undefined;
      return [{ index, chaincode, collection: name, rwset, holders, readers, expires }];
    }),
  );
}

/** What an invalid transaction read and wrote; nothing when it cannot be told. */
function setsOf(envelope: common.Envelope): NamespaceSets[] {
  try {
    const transaction = readTransaction(envelope);
    return typeof transaction === 'string' ? [] : readSets(readAction(transaction).results);
  } catch {
    return [];
  }
}

/** Which private keys were purged, and when: what was written to them until then is given to nobody any more. */
export class PurgeMarkers {
  readonly #markers = new Map<string, readonly Version[]>();
  /** Collections with any marker. */
  readonly #marked = new Set<string>();

  /** @param key Hash of the key. */
  mark(chaincode: string, collection: string, key: ByteKey, at: Version): void {
    const space = hashedNamespace(chaincode, collection);
    this.#marked.add(space);
    this.#markers.set(space + key, [...(this.#markers.get(space + key) ?? []), at]);
  }

  /**
   * What a peer at a height still has of the private writes of a block. Fabric: `pvtdatastorage`; an expired write set
   * is gone as a whole, of a purged key alone its writes.
   */
  left({ number, privateWrites }: CommittedBlock, msp: string, height: bigint): PrivateWrites[] {
    return privateWrites
      .filter(({ holders, expires }) => holders.includes(msp) && (expires === undefined || height <= expires))
      .map((writes) => {
        const space = hashedNamespace(writes.chaincode, writes.collection);
        if (!this.#marked.has(space)) return writes;
        const sets = KVRWSet.deserializeBinary(writes.rwset);
        const at = { block: Number(number), tx: writes.index };
        const kept = sets.getWritesList().filter((write) => {
          const markers = this.#markers.get(space + hashOfKey(byteKey(write.getKey()))) ?? [];
          return !markers.some((marker) => marker.block < height && !isBefore(marker, at));
        });
        sets.setWritesList(kept);
        return { ...writes, rwset: sets.serializeBinary() };
      });
  }

  snapshot(): ReadonlyMap<string, readonly Version[]> {
    return new Map(this.#markers);
  }

  restore(snapshot: ReadonlyMap<string, readonly Version[]>): void {
    this.#markers.clear();
    for (const [key, versions] of snapshot) this.#markers.set(key, versions);
  }
}

function isBefore(one: Version, other: Version): boolean {
  return one.block < other.block || (one.block === other.block && one.tx < other.tx);
}
