import { limits, type Fields, type records } from '@oneplusn/api';
import type { CallOptions } from '../calls/methods';
import { maxBatchBytes } from './batches';
import { Gathering } from './gathering';
import type { Row } from './rows';

/** How many transactions of one dataset are on their way at once: as many full ones as keep the network busy, */
export const putsAtOnce = 12;
/** and few that could still take more. */
const sharedAtOnce = 4;

type Options = Pick<CallOptions, 'signal' | 'onCommit'>;

/** Puts the rows of one transaction; tells what each of them did, where the ledger says so. */
export type PutBatch = (rows: readonly Fields[], options: Options) => Promise<readonly records.Effect[]>;

/** Rows that one caller puts: few enough for a single transaction. */
export interface Portion extends Options {
  readonly rows: readonly Row[];
}

/** Puts portions of several callers; those that come while others are on their way share a transaction. */
export function sharedPut(put: PutBatch): (portion: Portion) => Promise<readonly records.Effect[]> {
  const gathering = new Gathering<Portion, readonly records.Effect[]>({
    atOnce: sharedAtOnce,
    fullAtOnce: putsAtOnce,
    room: roomInOne,
    send: async (portions) => {
      const rows = portions.flatMap((portion) => portion.rows.map(({ fields }) => fields));
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

/**
 * What one transaction takes: so many rows, so many bytes, no key twice; what can be given up by itself goes by itself.
 */
function roomInOne(): (portion: Portion) => boolean {
  const keys = new Set<string>();
  let bytes = 0;
  let alone = false;
  return ({ rows, signal }) => {
    const isFirst = keys.size === 0;
    if (!isFirst && (alone || signal || keys.size + rows.length > limits.batch)) return false;
    const more = rows.reduce((sum, row) => sum + row.bytes, 0);
    if (!isFirst && (bytes + more > maxBatchBytes || rows.some(({ key }) => keys.has(key)))) return false;
    for (const { key } of rows) keys.add(key);
    bytes += more;
    alone = signal !== undefined;
    return true;
  };
}
