import { randomBytes } from 'node:crypto';
import { limits, openedKeys, type OpenedKey, type access, type records } from '@oneplusn/api';
import type { Methods } from '../calls/methods';
import type { DatasetDefinition, ReleasedRecord, SelectionOf } from './define';
import type { OpenOptions } from './open';

/** For what one's own authority's records are looked at, and which items of them. */
export interface OwnWanted<S> {
  /** A dotted name, such as `pension.review`; it stays on the ledger. */
  readonly purpose: string;
  /** All items as they are, where not given. */
  readonly fields?: S | undefined;
}

/** One business key of an own opening, with what the authority's vault holds of it. */
export interface OwnEntry<R> {
  readonly key: string;
  readonly state: records.OwnRecord['state'];
  /** The opened items; absent where there is no record, or it was withdrawn. */
  readonly record?: R;
  /** The version that counts: its number, reason and origin. */
  readonly stored?: Omit<records.OpenRecord, 'fields'>;
  readonly opening: access.OwnOpening;
  /** Shows to whoever sees the opening that this key was in it, and tells of no other. */
  readonly named: OpenedKey;
}

/** One's own records, opened and read as they are iterated over. Nothing happens before the first is asked for. */
export interface OwnRecords<R> extends AsyncIterable<R> {
  /** Each key, also those without a record. */
  entries(): AsyncGenerator<OwnEntry<R>, void, undefined>;
}

/** Opens and reads one's own authority's records; a thousand an opening. */
export function ownRecords<D extends DatasetDefinition, S extends SelectionOf<D>>(
  ledger: Methods,
  definition: D,
  { purpose, fields = wholeOf(definition) as S }: OwnWanted<S>,
  { keys, check }: { readonly keys: readonly string[]; readonly check: () => void },
  options: OpenOptions,
): OwnRecords<ReleasedRecord<D, S>> {
  type R = ReleasedRecord<D, S>;
  const wanted = { dataset: definition.id, purpose, fields: { ...fields } as Record<string, string> };
  const entries = async function* () {
    check();
    for (let start = 0; start < keys.length; start += limits.opening)
      yield* entriesOf<R>(ledger, wanted, keys.slice(start, start + limits.opening), options);
  };
  return {
    entries,
    async *[Symbol.asyncIterator]() {
      for await (const { record } of entries()) if (record !== undefined) yield record;
    },
  };
}

async function* entriesOf<R>(
  ledger: Methods,
  wanted: Pick<access.OwnOpening, 'dataset' | 'purpose' | 'fields'>,
  keys: string[],
  options: OpenOptions,
): AsyncGenerator<OwnEntry<R>, void, undefined> {
  const transient = { keys, salt: randomBytes(32).toString('hex') };
  const opening = await ledger.access.openOwn({ ...wanted, records: keys.length }, { ...options, transient });
  const { proofOf } = openedKeys(keys, transient.salt);
  let at = 0;
  for (let from: number | undefined = 0; from !== undefined;) {
    const page: { readonly records: records.OwnRecord[]; readonly next?: number } = await ledger.records.own(
      { opening: opening.id, from },
      { transient, signal: options.signal },
    );
    for (const { key, state, record } of page.records)
      yield { key, state, ...told<R>(record), opening, named: proofOf(at++) };
    from = page.next;
  }
}

function told<R>(record: records.OpenRecord | undefined): Pick<OwnEntry<R>, 'record' | 'stored'> {
  if (!record) return {};
  const { fields, ...stored } = record;
  return { stored, ...(fields && { record: fields as R }) };
}

const wholeOf = ({ schema }: DatasetDefinition): Record<string, string> =>
  Object.fromEntries(Object.keys(schema.properties).map((field) => [field, 'whole']));
