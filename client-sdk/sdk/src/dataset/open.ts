import { errors, fail, limits, openedKeys } from '@oneplusn/api';
import type { DatasetSchema, LedgerError, OpenedKey, RecordProof, access } from '@oneplusn/api';
import type { CallOptions, Methods } from '../calls/methods';
import type { DatasetDefinition, ReleasedRecord, SelectionOf } from './define';
import { commitOpening, type Attempt } from './opening';
import { verifiedRecords } from './verified';

/** One business key of an opening, with what the provider holds of it. */
export interface OpenedEntry<R> {
  readonly key: string;
  /** Absent where the provider says that it holds no current record of this key: that alone cannot be proved. */
  readonly record?: R;
  readonly proof?: RecordProof;
  /** There where a record does not meet the conditions of the grant: why it is withheld, and nothing of its values. */
  readonly withheld?: LedgerError;
  readonly opening: access.Opening;
  /** Shows to whoever sees the opening that this key was in it, and tells of no other. */
  readonly named: OpenedKey;
}

/**
 * Records that are opened, read and verified as they are iterated over. Nothing happens before the first is asked for.
 */
export interface OpenedRecords<R> extends AsyncIterable<R> {
  /** Each key, also those without a record, with the proof and the opening. */
  entries(): AsyncGenerator<OpenedEntry<R>, void, undefined>;
}

/** How an opening is to be made. */
export type OpenOptions = Pick<CallOptions, 'signal' | 'onCommit'>;

/** What entitles to an opening: a grant, or in an emergency a plan. */
export interface Entitled<S> extends Omit<Attempt, 'dataset' | 'fields'> {
  readonly fields: S;
}

/** Opens records; a thousand an opening. */
export function openRecords<D extends DatasetDefinition, S extends SelectionOf<D>>(
  ledger: Methods,
  { id: dataset }: D,
  { fields, ...by }: Entitled<S>,
  { keys, check }: { readonly keys: readonly string[]; readonly check: () => void },
  options: OpenOptions,
): OpenedRecords<ReleasedRecord<D, S>> {
  type R = ReleasedRecord<D, S>;
  const attempt = { ...by, dataset, fields: fields as Record<string, string> };
  const entries = async function* () {
    check();
    yield* entriesOf<R>(ledger, attempt, keys, options);
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
  attempt: Attempt,
  keys: readonly string[],
  options: OpenOptions,
): AsyncGenerator<OpenedEntry<R>, void, undefined> {
  const schemaAt = schemasOf(ledger, attempt.dataset);
  for (let start = 0; start < keys.length; start += limits.opening) {
    const opened = await commitOpening(ledger, attempt, keys.slice(start, start + limits.opening), options);
    const { opening, transient } = opened;
    const { proofOf } = openedKeys(transient.keys, transient.salt);
    let at = 0;
    for await (const verified of verifiedRecords(ledger, opened, schemaAt, options.signal)) {
      const { key } = verified;
      const named = proofOf(at++);
      if (verified.state === 'current')
        yield { key, record: recordOf(verified.proof) as R, proof: verified.proof, opening, named };
      else yield { key, ...(verified.state === 'withheld' && { withheld: unmet(opening) }), opening, named };
    }
  }
}

const unmet = ({ grant = '' }: access.Opening): LedgerError => fail(errors.access.conditionUnmet, { grant });

function recordOf({ fields }: RecordProof): Record<string, unknown> {
  return Object.fromEntries(fields.filter(({ value }) => value !== null).map(({ field, value }) => [field, value]));
}

/** The versions of a dataset's schema, asked for when one is met that is not known yet. */
function schemasOf(ledger: Methods, dataset: string): (revision: number) => Promise<DatasetSchema | undefined> {
  const known = new Map<number, DatasetSchema>();
  return async (revision) => {
    if (!known.has(revision)) {
      for (const { version, schema } of await ledger.catalog.versions({ dataset })) known.set(version, schema);
    }
    return known.get(revision);
  };
}
