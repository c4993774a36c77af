import { randomBytes } from 'node:crypto';
import { LedgerError, errors, type Fields, type records } from '@oneplusn/api';
import type { CallOptions, Methods } from '../calls/methods';
import { PutIncompleteError, type RowRange } from '../errors/data';
import { sdkErrors } from '../errors/table';
import { batchesOf } from './batches';
import type { Checks } from './checks';
import type { DatasetDefinition } from './define';
import { rowsOf, type Row } from './rows';
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
 * Puts rows in batches, each a transaction under the class of the dataset; what several callers put at the same time
 * shares transactions.
 *
 * @returns a function that throws
 * - InvalidDataError SDK-154 before anything is sent, with all that is wrong with the rows
 * - PutIncompleteError SDK-152 where some rows were written and others not; its cause says why
 */
export function putOf(ledger: Methods, definition: DatasetDefinition, checks: () => Checks): Put {
  const conditional = definition.sharing.class === 'conditional';
  const putBatch = conditional ? conditionalPut(ledger, definition.id) : unconditionalPut(ledger, definition.id);
  const putPortion = sharedPut(putBatch);
  return async (given, options) => {
    const batches = batchesOf(rowsOf(definition, checks(), given));
    const outcomes: (readonly records.Effect[] | undefined)[] = batches.map(() => undefined);
    let failure: unknown;
    let next = 0;
    const work = async (): Promise<void> => {
      for (let index = next++; failure === undefined && index < batches.length; index = next++) {
        try {
          outcomes[index] = await putPortion({ rows: batches[index] ?? [], ...options });
        } catch (error) {
          failure ??= renumbered(error, batches.slice(0, index).flat().length);
        }
      }
    };
    await Promise.all(Array.from({ length: Math.min(putsAtOnce, batches.length) }, work));
    if (failure !== undefined) throw incomplete(definition.id, batches, outcomes, failure);
    const summary = { records: given.length, batches: batches.length };
    return conditional ? summary : { ...summary, ...countsOf(outcomes.flatMap((effects) => effects ?? [])) };
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

/**
 * Each batch has a salt of its own, made here; where the provider's vault key is not in use yet, it is taken into use
 * once.
 */
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
    { ...error.args, row: Number(error.args['row']) + before },
    { cause: error },
  );
}

/** Where nothing was written the cause says it all. */
function incomplete(
  dataset: string,
  batches: readonly (readonly Row[])[],
  outcomes: readonly unknown[],
  cause: unknown,
): unknown {
  const [written, unwritten]: [RowRange[], RowRange[]] = [[], []];
  let before = 0;
  for (const [index, { length }] of batches.entries()) {
    extend(outcomes[index] === undefined ? unwritten : written, before + 1, before + length);
    before += length;
  }
  const count = written.reduce((sum, [first, last]) => sum + last - first + 1, 0);
  if (count === 0) return cause;
  const put = { dataset, total: before, written: count };
  return new PutIncompleteError(sdkErrors.putIncomplete, put, written, unwritten, cause);
}

function extend(ranges: RowRange[], first: number, last: number): void {
  const before = ranges.at(-1);
  if (before?.[1] === first - 1) ranges[ranges.length - 1] = [before[0], last];
  else ranges.push([first, last]);
}
