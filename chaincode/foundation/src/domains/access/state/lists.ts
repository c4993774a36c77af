import type { Call } from '../../../call';
import type { Index, PageRequest } from '../../../ledger/ledger';

/** Facts of access that are listed newest first. */
type Listed = 'request' | 'grant' | 'opening';

const latest = 9_999_999_999_999;

/** A moment as text that sorts the newest first. */
export function inverted(instant: string): string {
  return String(latest - Date.parse(instant)).padStart(13, '0');
}

/** Adds a fact to the lists it belongs to. The entries have no authority: who reads one looks at the fact and its seals. */
export async function enlist(
  { ledger, now }: Pick<Call, 'ledger' | 'now'>,
  kind: Listed,
  scopes: readonly (readonly string[])[],
  id: string,
): Promise<void> {
  const keys = new Map(scopes.map((scope) => [JSON.stringify(scope), scope]));
  for (const scope of keys.values()) await ledger.index.put(kind, [...scope, inverted(now), id], id);
}

/** Ids of a list, newest first, written after `since` and before `until` (both inclusive). */
export async function listed(
  index: Index,
  kind: Listed,
  scope: readonly string[],
  page: PageRequest,
  { since, until }: { since?: string | undefined; until?: string | undefined } = {},
): Promise<{ ids: string[]; next?: string }> {
  const bounds = {
    from: until && inverted(until),
    to: since && inverted(new Date(Date.parse(since) - 1).toISOString()),
  };
  const { items, next } = await index.list(kind, scope, { ...page, ...bounds });
  const ids = items.map(({ parts }) => parts.at(-1)!);
  return next === undefined ? { ids } : { ids, next };
}
