import type { PageOf } from '@oneplusn/api';

/** The most entries that one page looks at: a rare match gives a short page with a `next`, not an endless call. */
const looksAtMost = 2000;

interface Look<T> {
  /** Where the next page goes on, should this entry be the last looked at. */
  readonly token: string;
  /** Absent: the entry is passed over. */
  readonly item?: T;
}

/**
 * Takes a page of what `look` keeps of some entries; all of them where no size is given. `next` is there while there
 * may be more: after an entry that is beyond the `end` there is nothing, one for which the page is too `full` begins
 * the next.
 */
export async function takePage<E, T>(
  entries: AsyncIterable<E>,
  size: number | undefined,
  look: (entry: E) => Promise<Look<T> | 'end' | 'full'>,
): Promise<PageOf<T>> {
  const items: T[] = [];
  let [looked, token] = [0, ''];
  for await (const entry of entries) {
    if (size !== undefined && (items.length >= size || looked >= looksAtMost)) return { items, next: token };
    const seen = await look(entry);
    if (seen === 'end') break;
    if (seen === 'full') return { items, next: token };
    if (seen.item !== undefined) items.push(seen.item);
    [looked, token] = [looked + 1, seen.token];
  }
  return { items };
}
