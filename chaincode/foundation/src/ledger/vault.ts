import type { Vault } from './ledger';
import type { State } from './state';

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
    hash: (msp, key) => state.getPrivateHash(msp, plain(key)),
  };
}

function plain(key: string): string {
  if (key === '' || key.startsWith('\u0000')) throw new TypeError('a vault key is a plain text');
  return key;
}
