import { RowProof, batchOf, batchRoot, businessKey, canonicalJson, digest, records, sha256 } from '@oneplusn/api';
import type { Fields, Json } from '@oneplusn/api';
import * as v from 'valibot';

type Row = records.OpenRecord;

/** A row as it lies in public state. A row that was new in a batch carries the proof that leads to the batch's root. */
const RowEntry = v.object({ row: records.OpenRecord, proof: v.optional(RowProof) });
export type RowEntry = v.InferOutput<typeof RowEntry>;

/** Public state may have been spoilt into anything; what is no entry counts as none that holds. */
export function entryIn(value: Json | undefined): RowEntry | undefined {
  const parsed = v.safeParse(RowEntry, value);
  return parsed.success ? parsed.output : undefined;
}

/** What the provider's implicit collection tells about a row: the hash under its own seal, and whether a batch's root stands there. */
export interface Seals {
  readonly own: string | undefined;
  hasBatch(root: string): Promise<boolean>;
}

/**
 * Whether a row holds: by its own seal where there is one, otherwise by its batch's. So no version that an update, a correction or a
 * withdrawal replaced can be put back, although its batch still vouches for it.
 */
export async function holds(entry: RowEntry, dataset: string, key: string, seals: Seals): Promise<boolean> {
  const { row, proof } = entry;
  if (row.dataset !== dataset || row.key !== key) return false;
  if (seals.own !== undefined) return sha256(rowText(row)) === seals.own;
  const root = proof && row.version === 1 ? batchRoot(row, proof) : undefined;
  return root !== undefined && seals.hasBatch(root);
}

/** What a row's own seal is over. */
export function rowText(row: Row): string {
  return canonicalJson(row);
}

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

/** Entries for rows that are new together, and the root that seals them. */
export function batched(rows: readonly Row[]): { root: string; entries: RowEntry[] } {
  const { root, proofs } = batchOf(rows);
  return { root, entries: rows.map((row, index) => ({ row, proof: proofs[index]! })) };
}

/**
 * The versions that lead back from a row that holds, newest first: each names the digest of the one before, so that what was never
 * sealed drops out of the history.
 */
export function chainFrom(newest: Row, earlier: readonly RowEntry[]): Row[] {
  const byDigest = new Map(earlier.map(({ row }) => [digest(row), row]));
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
