import { limits, maxCallBytes } from '@oneplusn/api';
import type { Row } from './rows';

/** The most bytes of the records of one call: what a call may have, less room for the rest of it. */
export const maxBatchBytes = maxCallBytes - 100_000;

/** Parts rows into batches that one transaction takes, in their order. */
export function batchesOf(rows: readonly Row[], most: number = limits.batch, bytes = maxBatchBytes): Row[][] {
  const batches: Row[][] = [];
  let size = Infinity;
  for (const row of rows) {
    const batch = batches.at(-1);
    if (!batch || batch.length >= most || size + row.bytes > bytes) {
      batches.push([row]);
      size = row.bytes;
    } else {
      batch.push(row);
      size += row.bytes;
    }
  }
  return batches;
}
