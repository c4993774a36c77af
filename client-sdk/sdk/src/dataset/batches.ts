import { records } from '@oneplusn/api';
import type { Row } from './rows';

const { maxBatch } = records;

/** The most bytes of the records of one call: below the contract's limit of 1 MB, with room for the rest. */
export const maxBatchBytes = 900_000;

/** Parts rows into batches that one transaction takes, in their order. */
export function batchesOf(rows: readonly Row[], most = maxBatch, bytes = maxBatchBytes): Row[][] {
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
