import { randomBytes } from 'node:crypto';
import { LedgerError, errors, fail, type Fields } from '@oneplusn/api';
import type { CallOptions, Methods } from '../calls/methods';
import { TransactionError, sdkFail } from '../errors/sdk-error';
import { sdkErrors } from '../errors/table';
import { batchesOf, refuseUnkeyed } from './batches';
import type { DatasetDefinition } from './define';

/** What a put has written. */
export interface PutSummary {
  readonly records: number;
  readonly batches: number;
  /** Of an unconditional dataset: how many were new, changed, and there already with the same content. */
  readonly created?: number;
  readonly updated?: number;
  readonly unchanged?: number;
}

/** A put has no request id: what stands there already with the same content is not written again. */
export type PutOptions = Pick<CallOptions, 'signal' | 'onCommit'>;

/** How many batches are on their way at once: enough to fill blocks, few enough not to flood a peer. */
const atOnce = 4;

/**
 * Puts rows in batches, each a transaction of its own under the class of the dataset.
 *
 * @throws LedgerError before anything is written, where rows lack a key or share one
 * @throws TransactionError SDK-152 where some batches were written and others not; its cause says why
 */
export async function putRows(
  ledger: Methods,
  definition: DatasetDefinition,
  rows: readonly Fields[],
  options: PutOptions,
): Promise<PutSummary> {
  refuseUnkeyed(definition, rows);
  const batches = batchesOf(rows);
  const conditional = definition.sharing.class === 'conditional';
  const putOne = conditional ? conditionalPut(ledger, definition.id) : unconditionalPut(ledger, definition.id);
  const total: Required<PutSummary> = { records: 0, batches: 0, created: 0, updated: 0, unchanged: 0 };
  const sums = total as { -readonly [K in keyof PutSummary]-?: number };
  let failure: unknown;
  let next = 0;
  const work = async (): Promise<void> => {
    for (let index = next++; failure === undefined && index < batches.length; index = next++) {
      const batch = batches[index] ?? [];
      try {
        const { created = 0, updated = 0, unchanged = 0 } = await putOne(batch, options);
        sums.records += batch.length;
        sums.batches += 1;
        sums.created += created;
        sums.updated += updated;
        sums.unchanged += unchanged;
      } catch (error) {
        failure ??= renumbered(error, batches.slice(0, index).flat().length);
      }
    }
  };
  await Promise.all(Array.from({ length: Math.min(atOnce, batches.length) }, work));
  if (failure !== undefined) throw incomplete(definition.id, sums.records, rows.length, failure);
  return conditional ? { records: sums.records, batches: sums.batches } : { ...sums };
}

type PutOne = (records: Fields[], call: CallOptions) => Promise<Pick<PutSummary, 'created' | 'updated' | 'unchanged'>>;

function unconditionalPut(ledger: Methods, dataset: string): PutOne {
  return (records, options) => ledger.records.put({ dataset, records }, options);
}

/** Each batch has a salt of its own, made here; where the provider has no blinding secret yet, one is made and set once. */
function conditionalPut(ledger: Methods, dataset: string): PutOne {
  let prepared: Promise<unknown> | undefined;
  const secret = () => randomBytes(32).toString('hex');
  return async (records, options) => {
    const transient = { records, salt: secret() };
    const put = () => ledger.records.putConditional({ dataset, count: records.length }, { ...options, transient });
    try {
      await put();
    } catch (error) {
      if (!(error instanceof LedgerError) || !error.is(errors.records.noSecret)) throw error;
      await (prepared ??= ledger.records.prepare({}, { transient: { secret: secret() } }));
      await put();
    }
    return {};
  };
}

/** The contract counts rows within a batch, the caller within all that were given. */
function renumbered(error: unknown, before: number): unknown {
  if (!(error instanceof LedgerError) || !error.is(errors.records.invalid)) return error;
  const { field = '', problem = '', index } = error.args;
  return Object.assign(fail(errors.records.invalid, { field, problem, index: Number(index) + before }), {
    cause: error,
  });
}

function incomplete(dataset: string, written: number, total: number, cause: unknown): unknown {
  if (written === 0) return cause;
  return sdkFail(TransactionError, sdkErrors.putIncomplete, { dataset, written, total }, cause);
}
