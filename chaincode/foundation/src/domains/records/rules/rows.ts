import { businessKey, digest } from '@oneplusn/api';
import type { Fields, records } from '@oneplusn/api';

type Row = records.OpenRecord;

/** What putting fields does to the row that stands there. */
export function effectOf(existing: Row | undefined, fields: Fields): records.Effect {
  if (!existing) return 'created';
  if (existing.state !== 'current' || !existing.fields) return 'updated';
  return digest(existing.fields) === digest(fields) ? 'unchanged' : 'updated';
}

/** The version that follows one, chained to it. */
export function following(existing: Row, change: Pick<Row, 'state' | 'revision' | 'provenance'> & Partial<Row>): Row {
  const { dataset, key, version } = existing;
  return { dataset, key, ...change, version: version + 1, previous: digest(existing) };
}

/**
 * The versions that lead back from a row that holds, newest first: each names the digest of the one before, so that what was never
 * sealed drops out of the history.
 */
export function chainFrom(newest: Row, earlier: readonly Row[]): Row[] {
  const byDigest = new Map(earlier.map((row) => [digest(row), row]));
  const chain = [newest];
  for (let previous = newest.previous; previous !== undefined; previous = chain.at(-1)!.previous) {
    const row = byDigest.get(previous);
    if (!row) break;
    chain.push(row);
  }
  return chain;
}

/** The first key that stands twice in a batch. */
export function duplicateIn(dataset: { key: readonly string[] }, batch: readonly Fields[]): string | undefined {
  const seen = new Set<string>();
  for (const fields of batch) {
    const key = businessKey(dataset, fields);
    if (seen.has(key)) return key;
    seen.add(key);
  }
  return undefined;
}
