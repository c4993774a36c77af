/**
 * Inboxes that no two authorities can thin out: an index says which facts there are, the ledger says of each where it
 * stands, by its own rules, calendars and seals.
 */
import type { Filter } from '../ask/asked';
import type { Index, KnownFact } from '../ask/reader';
import type { Sort } from '../ask/sorts';

/** What a list of the ledger takes, whichever it is. */
interface Input {
  readonly requester?: string | undefined;
  readonly provider?: string | undefined;
  readonly size?: number | undefined;
  /** Of an answer of the index, not of the ledger. */
  readonly after?: string | undefined;
}

/** What it answers. */
interface Answer<T> {
  readonly items: readonly T[];
  readonly unsound?: readonly string[] | undefined;
}

/** A page of an inbox. */
export interface ListedPage<T> {
  readonly items: readonly T[];
  /** Where the next page begins; absent at the end. */
  readonly next?: string;
  /** Those of which nobody can tell where they stand: what others have spoilt has to be restored. */
  readonly unsound: readonly string[];
}

/** Asks the ledger about facts, in the place of its own list. */
type Ask<T> = (among: KnownFact[]) => Promise<Answer<T>>;

const usual = 50;

/**
 * One page of an inbox, the newest first.
 * @param ask asks the ledger for the same list, but among these
 * @example
 * ```ts
 * const input = { provider: 'MHRSS', turn: 'provider', only: 'overdue' } as const;
 * const ask = (among: KnownFact[]) => ledger.access.requests({ ...input, among });
 * const { items, unsound } = await listedByIndex(index, 'requests', input, ask);
 * ```
 */
export async function listedByIndex<T>(
  index: Index,
  sort: Extract<Sort, 'requests' | 'grants' | 'corrections' | 'notices'>,
  { requester, provider, size = usual, after }: Input,
  ask: Ask<T>,
): Promise<ListedPage<T>> {
  const filter: Filter = { authority: requester ?? provider };
  const items: T[] = [];
  const unsound: string[] = [];
  let next = after;
  do {
    const page = await index.list(sort, filter, { size: size - items.length, after: next });
    next = page.next;
    if (page.items.length === 0) break;
    const answer = await ask(await index.texts(sort, page.items));
    items.push(...answer.items);
    unsound.push(...(answer.unsound ?? []));
  } while (next !== undefined && items.length < size);
  return { items, ...(next !== undefined && { next }), unsound };
}
