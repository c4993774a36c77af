import type { State } from './state';

/** `key` is used as it is: blind what stands for a person or a firm first, since the hash of a key is on the ledger. */
export interface Vault {
  put(msp: string, key: string, value: string): Promise<void>;
  /** Only on that authority's own peers. */
  get(msp: string, key: string): Promise<string | undefined>;
  remove(msp: string, key: string): Promise<void>;
  /** Removes also from the history of the peers' private storage. */
  purge(msp: string, key: string): Promise<void>;
  /** Fetches values that a submit will `get`, in few messages. */
  fetch(msp: string, keys: readonly string[]): Promise<void>;
  /** In a submit: claims that there are none under these keys, so that their `hash` need not be asked for one by one. A wrong claim does not commit. */
  expectNone(msp: string, keys: readonly string[]): Promise<void>;
  /** SHA-256 (hex) of the value, known to every peer; undefined where there is none. */
  hash(msp: string, key: string): Promise<string | undefined>;
}

/** Entries in authorities' implicit collections, under plain keys: seals and receipts stand under composite ones, out of reach. */
export function vaultOver(state: State): Vault {
  return {
    async put(msp, key, value) {
      state.putPrivate(msp, plain(key), value);
    },
    get: (msp, key) => state.getPrivate(msp, plain(key)),
    async remove(msp, key) {
      state.putPrivate(msp, plain(key), undefined);
    },
    async purge(msp, key) {
      state.putPrivate(msp, plain(key), undefined, true);
    },
    fetch: (msp, keys) => state.fetchPrivate(msp, keys.map(plain)),
    expectNone: (msp, keys) => state.expectNone(msp, keys.map(plain)),
    hash: (msp, key) => state.getPrivateHash(msp, plain(key)),
  };
}

function plain(key: string): string {
  if (key === '' || key.startsWith('\u0000')) throw new TypeError('a vault key is a plain text');
  return key;
}
