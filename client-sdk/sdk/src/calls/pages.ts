import type { PageOf } from '@oneplusn/api';

/** Fetches one page. */
export type Fetch<Page extends Paged> = (after: string | undefined) => Promise<Page>;

/** What says where the next page begins, or that there is none. */
type Paged = Pick<PageOf<unknown>, 'next'>;

/** Page after page, each fetched when it is asked for. */
export async function* pagesOf<Page extends Paged>(fetch: Fetch<Page>): AsyncGenerator<Page, void, undefined> {
  let after: string | undefined;
  do {
    const page = await fetch(after);
    yield page;
    after = page.next;
  } while (after !== undefined);
}

/** Item after item, over all pages. */
export async function* itemsOf<Item>(fetch: Fetch<PageOf<Item>>): AsyncGenerator<Item, void, undefined> {
  for await (const { items } of pagesOf(fetch)) yield* items;
}
