import { isFactId } from '@oneplusn/api';
import type { FactId, Known, PageOf } from '@oneplusn/api';
import type { Call } from '../../../call';
import { compareKeys } from '../../../ledger/keys';
import type { FactValues } from '../../../ledger/kinds';
import type { Index, PageRequest } from '../../../ledger/ledger';

/** Facts that are listed newest first. */
type Listed = 'request' | 'grant' | 'delegation' | 'policy' | 'plan' | 'opening' | 'correction' | 'notice';
type Scope = readonly string[];

const latest = 9_999_999_999_999;

/** A moment as text that sorts the newest first. */
export function inverted(instant: string): string {
  return String(latest - Date.parse(instant)).padStart(13, '0');
}

/**
 * Adds a fact to the lists it belongs to. The entries have no authority: who reads one looks at the fact and its seals.
 */
export async function enlist(
  { ledger, now }: Pick<Call, 'ledger' | 'now'>,
  kind: Listed,
  scopes: readonly Scope[],
  id: string,
): Promise<void> {
  const keys = new Map(scopes.map((scope) => [JSON.stringify(scope), scope]));
  for (const scope of keys.values()) await ledger.index.put(kind, [...scope, inverted(now), id], id);
}

/** Between which moments, both inclusive. */
export interface Bounds {
  readonly since?: string | undefined;
  readonly until?: string | undefined;
}

/** Ids that entries of a list point at. */
interface Pointed {
  readonly ids: string[];
  /** How many entries point at nothing, and were passed over. */
  readonly skipped: number;
  readonly next?: string;
}

/** A page of a list, or what a caller knows of in its place. */
interface Wanted extends PageRequest {
  readonly among?: readonly Known[] | undefined;
}

/**
 * What the facts of a list show, newest first. What is damaged, or is none of this list whatever its entries say, is
 * left out: `show` answers undefined for it.
 */
export async function factsListed<K extends Listed, T>(
  ledger: Pick<Call['ledger'], 'index' | 'read' | 'vouched' | 'inspect'>,
  kind: K,
  scope: Scope,
  page: Wanted,
  show: (fact: FactValues[K]) => T | undefined | Promise<T | undefined>,
): Promise<PageOf<T> & { skipped?: number; unsound?: FactId[] }> {
  if (page.among) return factsAmong(ledger, kind, page.among, show);
  const { ids, skipped, ...rest } = await listed(ledger.index, kind, scope, page);
  const items: T[] = [];
  for (const id of ids) {
    const fact = await ledger.read(kind, id);
    const shown = fact && (await show(fact));
    if (shown !== undefined) items.push(shown);
  }
  return { items, ...rest, ...(skipped > 0 && { skipped }) };
}

/** What facts show that a caller knows of; named where nobody can tell. */
async function factsAmong<K extends Listed, T>(
  ledger: Pick<Call['ledger'], 'vouched' | 'inspect'>,
  kind: K,
  known: readonly Known[],
  show: (fact: FactValues[K]) => T | undefined | Promise<T | undefined>,
): Promise<PageOf<T> & { unsound?: FactId[] }> {
  const items: T[] = [];
  const unsound: FactId[] = [];
  for (const { id, text } of known) {
    const fact = await ledger.vouched(kind, id, text);
    const shown = fact && (await show(fact));
    if (shown !== undefined) items.push(shown);
    else if (!fact && (await ledger.inspect(kind, id)).condition === 'damaged') unsound.push(id);
  }
  return { items, ...(unsound.length > 0 && { unsound }) };
}

/** Ids of a list, newest first, written after `since` and before `until` (both inclusive). */
async function listed(
  index: Index,
  kind: Listed,
  scope: Scope,
  page: PageRequest,
  bounds: Bounds = {},
): Promise<Pointed> {
  const { items, next } = await index.list(kind, scope, { ...page, ...between(bounds) });
  const ids = items.flatMap(({ parts }) => placeIn(parts, scope)?.id ?? []);
  return { ids, skipped: items.length - ids.length, ...(next !== undefined && { next }) };
}

/** The same of several lists together; what stands in more than one comes once. */
export async function listedTogether(
  index: Index,
  kind: Listed,
  scopes: readonly Scope[],
  page: PageRequest,
  bounds: Bounds = {},
): Promise<Pointed> {
  const found = new Map<string, string>();
  let skipped = 0;
  // Where a list goes on there may be more: nothing beyond is sure to come next.
  let edge: string | undefined;
  for (const scope of scopes) {
    const { items, next } = await index.list(kind, scope, { ...page, ...between(bounds) });
    for (const { parts } of items) {
      const place = placeIn(parts, scope);
      if (place) found.set(place.token, place.id);
      else skipped += 1;
    }
    if (next !== undefined && (edge === undefined || placeOrder(next, edge) < 0)) edge = next;
  }
  const sure = [...found.keys()].sort(placeOrder).filter((each) => edge === undefined || placeOrder(each, edge) <= 0);
  const places = sure.slice(0, page.size);
  const next = places.length < sure.length ? places.at(-1) : edge;
  const ids = places.map((place) => found.get(place)!);
  return { ids, skipped, ...(next !== undefined && { next }) };
}

/** Where an entry stands in its list, and what it points at; undefined where it is none that `enlist` writes. */
function placeIn(parts: readonly string[], scope: Scope): { token: string; id: FactId } | undefined {
  const [moment = '', id, ...more] = parts.slice(scope.length);
  const fits = /^\d{13}$/.test(moment) && isFactId(id) && more.length === 0;
  return fits ? { token: JSON.stringify([moment, id]), id } : undefined;
}

/** The same as inverted moments: from the newest, inclusive, to the oldest, exclusive. */
export function between({ since, until }: Bounds) {
  return {
    from: until && inverted(until),
    to: since && inverted(new Date(Date.parse(since) - 1).toISOString()),
  };
}

/** By moment, the newest first, then by id. */
function placeOrder(one: string, other: string): number {
  const key = (place: string) => (JSON.parse(place) as string[]).join('\u0000');
  return compareKeys(key(one), key(other));
}
