import type { Msp, PageOf } from '@oneplusn/api';
import { LedgerError, errors } from '@oneplusn/api';
import { after as next } from './keys';
import { takePage } from './pages';
import type { State } from './state';

/** An entry as it is stored. */
interface StoredEntry {
  readonly key: string;
  readonly value: string;
}

/** All that an authority's own collection holds, whatever it means: for its backup. Only on that authority's peers. */
export interface Collection {
  /** In order of their keys; only in an evaluate. */
  page(msp: Msp, size: number, after: string | undefined): Promise<PageOf<StoredEntry>>;
  /** Whether this peer has the entry, and not only its hash. */
  has(msp: Msp, key: string): Promise<boolean>;
  hash(msp: Msp, key: string): Promise<string | undefined>;
  /** Writes the very value that the ledger holds the hash of. */
  putBack(msp: Msp, key: string, value: string): void;
}

/** A page's values together; answers travel in messages of a few MB. */
const pageBytes = 2_000_000;

export function collectionOver(state: State): Collection {
  return {
    async page(msp, size, after) {
      let bytes = 0;
      // Composite keys come first: they begin with U+0000, where an empty start would leave them out.
      const entries = state.privateRange(msp, after === undefined ? '\u0000' : next(after), '\u{10ffff}');
      return takePage(entries, size, async ({ key, text: value }) => {
        if (bytes > 0 && bytes + value.length > pageBytes) return 'full';
        bytes += value.length;
        return { token: key, item: { key, value } };
      });
    },
    has: (msp, key) =>
      state.getPrivate(msp, key).then(
        (value) => value !== undefined,
        (error: unknown) => {
          if (error instanceof LedgerError && error.is(errors.ledger.notYetHere)) return false;
          throw error;
        },
      ),
    hash: (msp, key) => state.getPrivateHash(msp, key),
    putBack: (msp, key, value) => state.putPrivate(msp, key, value),
  };
}
