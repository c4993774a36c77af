import { type ByteKey, type ChangedSpace, hashedNamespace, privateNamespace } from '@oneplusn/channel';
import type { StateStore } from '../state/store';

/** A private value that will be forgotten, if it is still the same by then. */
export interface Expiring {
  readonly chaincode: string;
  readonly collection: string;
  /** Hash of the key. */
  readonly key: ByteKey;
  /** Block that wrote the value. */
  readonly block: number;
}

/** Forgets private data when its collection's `blockToLive` is over: so many blocks after the one that wrote it. */
export class PrivateExpiry {
  readonly #due = new Map<number, Expiring[]>();
  readonly #plainKeys = new Map<string, ByteKey>();

  /** Notes what a block wrote to a collection with a time to live. */
  schedule({ chaincode, collection, keys }: ChangedSpace, block: number, blockToLive: number): void {
    const at = block + blockToLive + 1;
    const due = this.#due.get(at) ?? [];
    for (const [key, version] of keys) {
      if (version.value !== undefined) due.push({ chaincode, collection, key, block });
    }
    this.#due.set(at, due);
  }

  /** Remembers which plain key has a hash, for the peers that hold the plain value. */
  knows(chaincode: string, collection: string, hash: ByteKey, plain: ByteKey): void {
    this.#plainKeys.set(hashedNamespace(chaincode, collection) + hash, plain);
  }

  /** Removes a value and its history from the peers that hold it. */
  purge(chaincode: string, collection: string, hash: ByteKey, holders: readonly StateStore[]): void {
    const plain = this.#plainKeys.get(hashedNamespace(chaincode, collection) + hash);
    if (plain === undefined) return;
    for (const privates of holders) privates.drop(privateNamespace(chaincode, collection), plain);
  }

  /** Deletes what is due with a block. Values written again since then stay, until their own time. */
  expire(block: number, state: StateStore, holders: (chaincode: string, collection: string) => StateStore[]): void {
    for (const { chaincode, collection, key, block: written } of this.#due.get(block) ?? []) {
      const gone = { block, tx: Number.MAX_SAFE_INTEGER, value: undefined };
      const hashed = hashedNamespace(chaincode, collection);
      if (state.newest(hashed, key)?.block === written) state.put(hashed, key, gone);
      const plain = this.#plainKeys.get(hashed + key);
      if (plain === undefined) continue;
      const space = privateNamespace(chaincode, collection);
      for (const privates of holders(chaincode, collection)) {
        if (privates.newest(space, plain)?.block === written) privates.put(space, plain, gone);
      }
    }
    this.#due.delete(block);
  }

  /** What is due when. Which plain key has which hash stays true whatever happens to the ledger. */
  snapshot(): ReadonlyMap<number, readonly Expiring[]> {
    return new Map([...this.#due].map(([block, due]) => [block, [...due]]));
  }

  restore(snapshot: ReadonlyMap<number, readonly Expiring[]>): void {
    this.#due.clear();
    for (const [block, due] of snapshot) this.#due.set(block, [...due]);
  }
}
