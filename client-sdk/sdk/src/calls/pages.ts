import type { PageOf } from '@oneplusn/api';

/** Fetches one page. */
export type Fetch<Item> = (after: string | undefined) => Promise<PageOf<Item>>;

/** Page after page, each fetched when it is asked for. */
export async function* pagesOf<Item>(fetch: Fetch<Item>): AsyncGenerator<PageOf<Item>, void, undefined> {
  let after: string | undefined;
  do {
    const page = await fetch(after);
    yield page;
    after = page.next;
  } while (after !== undefined);
}

/** Item after item, over all pages. */
export async function* itemsOf<Item>(fetch: Fetch<Item>): AsyncGenerator<Item, void, undefined> {
  for await (const { items } of pagesOf(fetch)) yield* items;
}
