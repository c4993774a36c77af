import type { Msp } from '@oneplusn/api';
import type { State } from './state';

/**
 * Short values in authorities' own collections that everybody holds by their hash: seals of rows and batches, roots of
 * records, slots of quotas. Written under plain keys; the seals of facts stand under composite ones, out of reach.
 *
 * Nothing secret: Fabric hands out the contents of these collections to every reader of the channel. What is secret
 * goes into the vault.
 */
export interface Seals {
  put(msp: Msp, key: string, value: string): Promise<void>;
  /**
   * In a submit: claims that there are none under these keys, so that their `hash` need not be asked for one by one. A
   * wrong claim does not commit.
   */
  expectNone(msp: Msp, keys: readonly string[]): Promise<void>;
  /** SHA-256 (hex) of the value, known to every peer; undefined where there is none. */
  hash(msp: Msp, key: string): Promise<string | undefined>;
}

export function sealsOver(state: State): Seals {
  return {
    async put(msp, key, value) {
      state.putPrivate(msp, plain(key), value);
    },
    expectNone: (msp, keys) => state.expectNone(msp, keys.map(plain)),
    hash: (msp, key) => state.getPrivateHash(msp, plain(key)),
  };
}

function plain(key: string): string {
  if (key === '' || key.startsWith('\u0000') || key.startsWith('vault~')) throw new TypeError('a seal has a plain key');
  return key;
}
