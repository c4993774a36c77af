import { randomBytes } from 'node:crypto';
import { LedgerError, errors, type Fields, type records } from '@oneplusn/api';
import type { CallOptions, Methods } from '../calls/methods';
import { TransactionError, sdkFail } from '../errors/sdk-error';
import { sdkErrors } from '../errors/table';
import { batchesOf, refuseUnkeyed } from './batches';
import type { DatasetDefinition } from './define';
import { putsAtOnce, sharedPut, type PutBatch } from './shared-put';

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

/** Puts rows of one dataset. */
export type Put = (rows: readonly Fields[], options: PutOptions) => Promise<PutSummary>;

/**
 * Puts rows in batches, each a transaction under the class of the dataset; what several callers put at the same time shares
 * transactions.
 *
 * @returns a function that throws
 * - InputError before anything is written, where rows lack a key or share one
 * - TransactionError SDK-152 where some batches were written and others not; its cause says why
 */
export function putOf(ledger: Methods, definition: DatasetDefinition): Put {
  const conditional = definition.sharing.class === 'conditional';
  const putBatch = conditional ? conditionalPut(ledger, definition.id) : unconditionalPut(ledger, definition.id);
  const putPortion = sharedPut(definition, putBatch);
  return async (rows, options) => {
    refuseUnkeyed(definition, rows);
    const batches = batchesOf(rows);
    const done: { batches: number; records: number; effects: records.Effect[] } = {
      ...{ batches: 0, records: 0, effects: [] },
    };
    let failure: unknown;
    let next = 0;
    const work = async (): Promise<void> => {
      for (let index = next++; failure === undefined && index < batches.length; index = next++) {
        const batch = batches[index] ?? [];
        try {
          done.effects.push(...(await putPortion({ rows: batch, ...options })));
          done.records += batch.length;
          done.batches += 1;
        } catch (error) {
          failure ??= renumbered(error, batches.slice(0, index).flat().length);
        }
      }
    };
    await Promise.all(Array.from({ length: Math.min(putsAtOnce, batches.length) }, work));
    if (failure !== undefined) throw incomplete(definition.id, done.records, rows.length, failure);
    const summary = { records: done.records, batches: done.batches };
    return conditional ? summary : { ...summary, ...countsOf(done.effects) };
  };
}

function countsOf(effects: readonly records.Effect[]) {
  const count = (wanted: records.Effect) => effects.filter((effect) => effect === wanted).length;
  return { created: count('created'), updated: count('updated'), unchanged: count('unchanged') };
}

function unconditionalPut(ledger: Methods, dataset: string): PutBatch {
  return async (rows, options) => {
    const { effects, ...counts } = await ledger.records.put({ dataset, records: [...rows] }, options);
    if (effects) return effects;
    const [effect = 'unchanged'] = (['created', 'updated'] as const).filter((each) => counts[each] > 0);
    return rows.map(() => effect);
  };
}

/** Each batch has a salt of its own, made here; where the provider's vault key is not in use yet, it is taken into use once. */
function conditionalPut(ledger: Methods, dataset: string): PutBatch {
  let prepared: Promise<unknown> | undefined;
  return async (rows, options) => {
    const transient = { records: [...rows], salt: randomBytes(32).toString('hex') };
    const put = () => ledger.records.putConditional({ dataset, count: rows.length }, { ...options, transient });
    try {
      await put();
    } catch (error) {
      if (!(error instanceof LedgerError) || !error.is(errors.vault.notPrepared)) throw error;
      prepared ??= ledger.vault.prepare().finally(() => (prepared = undefined));
      await prepared;
      await put();
    }
    return [];
  };
}

/** The contract counts rows within a batch, the caller within all that were given. */
function renumbered(error: unknown, before: number): unknown {
  if (!(error instanceof LedgerError) || !error.is(errors.records.invalid)) return error;
  return new LedgerError(
    error.descriptor,
    { ...error.args, index: Number(error.args['index']) + before },
    { cause: error },
  );
}

function incomplete(dataset: string, written: number, total: number, cause: unknown): unknown {
  if (written === 0) return cause;
  return sdkFail(TransactionError, sdkErrors.putIncomplete, { dataset, written, total }, cause);
}
