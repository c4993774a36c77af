import { businessKey, type Fields, type records } from '@oneplusn/api';
import type { CallOptions } from '../calls/methods';
import { bytesOf, maxBatch, maxBatchBytes } from './batches';
import type { DatasetDefinition } from './define';
import { Gathering } from './gathering';

/** How many transactions are on their way at once: enough to fill blocks, few enough not to flood a peer. */
export const putsAtOnce = 4;

type Options = Pick<CallOptions, 'signal' | 'onCommit'>;

/** Puts the rows of one transaction; tells what each of them did, where the ledger says so. */
export type PutBatch = (rows: readonly Fields[], options: Options) => Promise<readonly records.Effect[]>;

/** Rows that one caller puts: few enough for a single transaction. */
export interface Portion extends Options {
  readonly rows: readonly Fields[];
}

/** Puts portions of several callers; those that come while others are on their way share a transaction. */
export function sharedPut(
  definition: DatasetDefinition,
  put: PutBatch,
): (portion: Portion) => Promise<readonly records.Effect[]> {
  const gathering = new Gathering<Portion, readonly records.Effect[]>({
    atOnce: putsAtOnce,
    fit: (waiting) => fitting(definition, waiting),
    send: async (portions) => {
      const rows = portions.flatMap((portion) => portion.rows);
      const effects = await put(rows, {
        signal: portions[0]?.signal,
        onCommit: (commit) => portions.forEach((portion) => portion.onCommit?.(commit)),
      });
      let at = 0;
      return portions.map((portion) => effects.slice(at, (at += portion.rows.length)));
    },
  });
  return (portion) => gathering.add(portion);
}

/** As many portions as one transaction takes: by number, by size, without a key twice; what can be given up by itself goes by itself. */
function fitting(definition: DatasetDefinition, waiting: readonly Portion[]): number {
  const keys = new Set<string>();
  let bytes = 0;
  for (const [index, { rows, signal }] of waiting.entries()) {
    if (signal) return Math.max(index, 1);
    const own = rows.map((row) => businessKey(definition, row));
    bytes += rows.reduce((sum, row) => sum + bytesOf(row), 0);
    if (keys.size + own.length > maxBatch || bytes > maxBatchBytes) return index;
    if (own.some((key) => keys.has(key))) return index;
    for (const key of own) keys.add(key);
  }
  return waiting.length;
}
