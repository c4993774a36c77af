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
 * The versions that lead back from a row that holds, newest first: each names the digest of the one before, so that
 * what was never sealed drops out of the history.
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

/** The first record of a batch that has the key of one before it, and that one; counted from 1. */
export function duplicateIn(
  dataset: { key: readonly string[] },
  batch: readonly Fields[],
): { row: number; first: number } | undefined {
  const seen = new Map<string, number>();
  for (const [index, fields] of batch.entries()) {
    const key = businessKey(dataset, fields);
    const first = seen.get(key);
    if (first !== undefined) return { row: index + 1, first };
    seen.set(key, index + 1);
  }
  return undefined;
}
