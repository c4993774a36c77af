import { limits, type records } from '@oneplusn/api';
import type { Methods } from '../calls/methods';
import { Gathering } from './gathering';

/** How many lookups are on their way at once: enough to keep a peer busy. */
const atOnce = 4;

export type Lookup = (key: string) => Promise<records.OpenRecord>;

/** Looks records of a dataset up by their keys; those asked for at the same time in one call. */
export function sharedGet(ledger: Methods, dataset: string): Lookup {
  const gathering = new Gathering<string, records.OpenRecord | null>({
    atOnce,
    room: () => {
      let count = 0;
      return () => (count += 1) <= limits.lookup;
    },
    send: async (keys) => {
      const [only] = keys;
      if (keys.length === 1 && only !== undefined) return [await ledger.records.get({ dataset, key: only })];
      return ledger.records.getMany({ dataset, keys: [...keys] });
    },
  });
  // Asked for alone, what is not there is refused in the ledger's own words.
  return async (key) => (await gathering.add(key)) ?? ledger.records.get({ dataset, key });
}
