import { errors, fail, ownerOf } from '@oneplusn/api';
import type { records } from '@oneplusn/api';
import type { Ledger } from '../../ledger/ledger';
import { batched, entryIn, holds, rowText } from '../rules/rows';
import type { RowEntry, Seals } from '../rules/rows';

type Row = records.OpenRecord;

/** Rows of unconditional datasets: public entries, sealed one by one or a batch at a time in the provider's implicit collection. */
const rows = 'row';
const rowSeal = (dataset: string, key: string) => `row~${dataset}~${key}`;
const batchSeal = (dataset: string, root: string) => `batch~${dataset}~${root}`;

/** How a row stands: intact, spoilt (something is there or sealed, but they do not fit), or absent. */
export type Standing = { readonly state: 'absent' | 'spoilt' } | { readonly state: 'intact'; readonly row: Row };

export async function standingOf(
  ledger: Ledger,
  dataset: string,
  key: string,
  roots?: Map<string, Promise<boolean>>,
): Promise<Standing> {
  const value = await ledger.index.get(rows, [dataset, key]);
  const seals = await sealsOf(ledger, dataset, key, roots);
  if (value === undefined && seals.own === undefined) return { state: 'absent' };
  const entry = entryIn(value);
  return entry && (await holds(entry, dataset, key, seals)) ? { state: 'intact', row: entry.row } : { state: 'spoilt' };
}

/** The intact row, or undefined where there is none; throws LEDGER-105 where it is spoilt. */
export async function rowOf(
  ledger: Ledger,
  dataset: string,
  key: string,
  roots?: Map<string, Promise<boolean>>,
): Promise<Row | undefined> {
  const standing = await standingOf(ledger, dataset, key, roots);
  if (standing.state === 'spoilt') throw fail(errors.ledger.sealBroken, { kind: 'record', id: `${dataset}/${key}` });
  return standing.state === 'intact' ? standing.row : undefined;
}

/** The same for several; the batches that they share are looked up once. */
export async function rowsOf(
  ledger: Ledger,
  dataset: string,
  keys: readonly string[],
): Promise<readonly (Row | undefined)[]> {
  const roots = new Map<string, Promise<boolean>>();
  const found: (Row | undefined)[] = [];
  for (const key of keys) found.push(await rowOf(ledger, dataset, key, roots));
  return found;
}

/** Writes a version of a row under a seal of its own. */
export async function writeSealed(ledger: Ledger, row: Row): Promise<void> {
  await ledger.index.put(rows, [row.dataset, row.key], { row });
  await ledger.vault.put(ownerOf(row.dataset), rowSeal(row.dataset, row.key), rowText(row));
}

/** Writes rows that were not there before, under one seal; returns the root it is over. */
export async function writeBatch(ledger: Ledger, dataset: string, batch: readonly Row[]): Promise<string> {
  const { root, entries } = batched(batch);
  for (const entry of entries) {
    await ledger.index.put(rows, [dataset, entry.row.key], entry);
  }
  await ledger.vault.put(ownerOf(dataset), batchSeal(dataset, root), root);
  return root;
}

/** Puts an entry back as it once was. */
export async function putBack(ledger: Ledger, entry: RowEntry): Promise<void> {
  await ledger.index.put(rows, [entry.row.dataset, entry.row.key], entry);
}

/** All entries that ever stood under a key, newest first, whoever wrote them. */
export async function entriesOf(ledger: Ledger, dataset: string, key: string): Promise<RowEntry[]> {
  const values = await ledger.index.history(rows, [dataset, key]);
  return values.map(entryIn).filter((entry) => entry !== undefined);
}

/** The newest entry in a row's history that its seals vouch for. */
export async function newestSound(
  ledger: Ledger,
  dataset: string,
  key: string,
  entries: readonly RowEntry[],
): Promise<RowEntry | undefined> {
  const seals = await sealsOf(ledger, dataset, key);
  for (const entry of entries) if (await holds(entry, dataset, key, seals)) return entry;
  return undefined;
}

/** Intact rows in order of their keys, withdrawn ones left out. */
export async function pageOfRows(
  ledger: Ledger,
  dataset: string,
  page: { size: number; after?: string | undefined; prefix?: string | undefined },
): Promise<{ items: Row[]; next?: string }> {
  const { size, after, prefix } = page;
  const bounds = prefix === undefined ? {} : { from: prefix, to: `${prefix}\u{10ffff}` };
  const { items, next } = await ledger.index.list(rows, [dataset], { size, after, ...bounds });
  const roots = new Map<string, Promise<boolean>>();
  const sound: Row[] = [];
  for (const { parts, value } of items) {
    const key = parts.at(-1)!;
    const entry = entryIn(value);
    if (entry?.row.state !== 'current') continue;
    if (await holds(entry, dataset, key, await sealsOf(ledger, dataset, key, roots))) sound.push(entry.row);
  }
  return next === undefined ? { items: sound } : { items: sound, next };
}

async function sealsOf(
  ledger: Ledger,
  dataset: string,
  key: string,
  known = new Map<string, Promise<boolean>>(),
): Promise<Seals> {
  const owner = ownerOf(dataset);
  const lookUp = async (root: string) => (await ledger.vault.hash(owner, batchSeal(dataset, root))) !== undefined;
  return {
    own: await ledger.vault.hash(owner, rowSeal(dataset, key)),
    hasBatch(root) {
      const found = known.get(root) ?? lookUp(root);
      known.set(root, found);
      return found;
    },
  };
}
