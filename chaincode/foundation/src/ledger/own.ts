import type { FactId, Json, Msp, PageOf } from '@oneplusn/api';
import { canonicalJson, ownerOf } from '@oneplusn/api';
import { after as next, compositeKey } from './keys';
import { takePage } from './pages';
import type { State } from './state';

/** Which notes: so many, after one, and between two. */
interface OwnPage {
  readonly size: number;
  readonly after?: string | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

/**
 * Notes in an authority's own collection, which it alone writes or has signed: they lie there in clear, so that every
 * peer holds their digest, and a block shows when they were written. Nothing secret: Fabric hands out what lies there.
 */
export interface OwnNotes {
  put(kind: string, id: FactId, value: Json): Promise<void>;
  /** Takes back what only points at others; what was written stays in its block. */
  remove(kind: string, id: FactId): Promise<void>;
  /** Only on the authority's own peers. */
  get(kind: string, id: FactId): Promise<Json | undefined>;
  /** Removes a note with its history. */
  purge(kind: string, id: FactId): Promise<void>;
  /** The stored key of a note, as the collection's upkeep names it, and the note's id in such a key. */
  keyOf(kind: string, id: FactId): string;
  idIn(kind: string, msp: Msp, key: string): FactId | undefined;
  /** In order of their ids, `from` (inclusive) to `to` (exclusive); only in an evaluate, on the authority's peers. */
  page(kind: string, msp: Msp, page: OwnPage): Promise<PageOf<Json>>;
}

export function ownNotesOver(state: State): OwnNotes {
  return {
    async put(kind, id, value) {
      state.putPrivate(ownerOf(id), keyOf(kind, id), canonicalJson(value));
    },
    async remove(kind, id) {
      state.putPrivate(ownerOf(id), keyOf(kind, id), undefined);
    },
    async get(kind, id) {
      const text = await state.getPrivate(ownerOf(id), keyOf(kind, id));
      return text === undefined ? undefined : (JSON.parse(text) as Json);
    },
    async purge(kind, id) {
      state.putPrivate(ownerOf(id), keyOf(kind, id), undefined, true);
    },
    keyOf,
    idIn(kind, msp, key) {
      const prefix = compositeKey('own', [kind]);
      return key.startsWith(prefix) ? `${msp}/${key.slice(prefix.length, -1)}` : undefined;
    },
    page(kind, msp, { size, after, from = '', to }) {
      const prefix = compositeKey('own', [kind]);
      const start = after === undefined ? prefix + from : next(keyOf(kind, after));
      const end = prefix + (to ?? '\u{10ffff}');
      return takePage(state.privateRange(msp, start, end), size, async ({ key, text }) => ({
        token: `${msp}/${key.slice(prefix.length, -1)}`,
        item: JSON.parse(text) as Json,
      }));
    },
  };
}

const keyOf = (kind: string, id: FactId): string => compositeKey('own', [kind, id.slice(id.indexOf('/') + 1)]);
