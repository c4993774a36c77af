import { Fields, Sheet, canonicalJson, leafHash, leafIn, records, sheetSize, sheetsOf } from '@oneplusn/api';
import type { Json } from '@oneplusn/api';
import * as v from 'valibot';

type Row = records.OpenRecord;

/** What a row's seal is over. */
export function rowText(row: Row): string {
  return canonicalJson(row);
}

/** The row that such a text is. */
export function rowIn(text: string): Row | undefined {
  try {
    const parsed = v.safeParse(records.OpenRecord, JSON.parse(text));
    return parsed.success ? parsed.output : undefined;
  } catch {
    return undefined;
  }
}

/** A row as it lies in public state, with a seal of its own. */
const OwnEntry = v.object({ row: records.OpenRecord });
type OwnEntry = v.InferOutput<typeof OwnEntry>;

/** A row that was new together with others: what they share, and what proves them, stands in a sheet. */
const SharedEntry = v.object({
  batch: v.pipe(v.string(), v.regex(/^[0-9a-f]{16}$/)),
  at: Sheet.entries.from,
  fields: Fields,
});
export type SharedEntry = v.InferOutput<typeof SharedEntry>;

const RowEntry = v.union([OwnEntry, SharedEntry]);
export type RowEntry = v.InferOutput<typeof RowEntry>;

/** Public state may have been damaged into anything; what is no entry counts as none that holds. */
export function entryIn(value: Json | undefined): RowEntry | undefined {
  const parsed = v.safeParse(RowEntry, value);
  return parsed.success ? parsed.output : undefined;
}

const { revision, provenance } = records.OpenRecord.entries;

/** Some neighbouring rows of a batch: what is the same for all, and their part of the batch's tree. */
const SheetEntry = v.object({ revision, provenance, ...Sheet.entries });
export type SheetEntry = v.InferOutput<typeof SheetEntry>;

export function sheetIn(value: Json | undefined): SheetEntry | undefined {
  const parsed = v.safeParse(SheetEntry, value);
  return parsed.success ? parsed.output : undefined;
}

/** Where a row's sheet stands: its batch, and its number in it. */
export function sheetOf({ batch, at }: SharedEntry): readonly [batch: string, number: string] {
  return [batch, String(Math.floor(at / sheetSize))];
}

/** The whole row, where its sheet proves it. */
export function sharedRow(entry: SharedEntry, sheet: SheetEntry, dataset: string, key: string): Row | undefined {
  const { revision, provenance } = sheet;
  const row: Row = { dataset, key, version: 1, fields: entry.fields, state: 'current', revision, provenance };
  return leafIn(sheet, entry.at) === leafHash(rowText(row)) ? row : undefined;
}

/**
 * New rows of one dataset as they are stored together: entries by their keys, sheets, and the root that one seal is
 * over.
 */
export interface Batch {
  readonly root: string;
  readonly entries: readonly { readonly key: string; readonly entry: SharedEntry }[];
  readonly sheets: readonly { readonly place: readonly [batch: string, number: string]; readonly sheet: SheetEntry }[];
}

export function batched(
  dataset: string,
  rows: readonly { readonly key: string; readonly fields: Fields }[],
  shared: Pick<Row, 'revision' | 'provenance'>,
): Batch {
  const whole = rows.map(({ key, fields }): Row => ({ dataset, key, version: 1, fields, state: 'current', ...shared }));
  const { root, sheets } = sheetsOf(whole.map(rowText));
  const batch = root.slice(0, 16);
  return {
    root,
    entries: rows.map(({ key, fields }, at) => ({ key, entry: { batch, at, fields } })),
    sheets: sheets.map((sheet, number) => ({ place: [batch, String(number)], sheet: { ...shared, ...sheet } })),
  };
}
