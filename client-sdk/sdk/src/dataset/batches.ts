import { errors, businessKey, keyProblem, type Fields } from '@oneplusn/api';
import { InputError, sdkFail } from '../errors/sdk-error';

/** The most records of one call, and the most bytes of their JSON: below the contract's limit of 1 MB, with room for the rest. */
export const maxBatch = 500;
export const maxBatchBytes = 900_000;

/** What a row takes in the JSON of a call. */
export const bytesOf = (row: Fields): number => Buffer.byteLength(JSON.stringify(row)) + 1;

/** Parts rows into batches that one transaction takes, in their order. */
export function batchesOf(rows: readonly Fields[], records = maxBatch, bytes = maxBatchBytes): Fields[][] {
  const batches: Fields[][] = [];
  let size = Infinity;
  for (const row of rows) {
    const length = bytesOf(row);
    const batch = batches.at(-1);
    if (!batch || batch.length >= records || size + length > bytes) {
      batches.push([row]);
      size = length;
    } else {
      batch.push(row);
      size += length;
    }
  }
  return batches;
}

/**
 * Finds what the contract would refuse over all rows, before any is sent: a row without its key, two of the same key.
 * @throws InputError RECORDS-101, RECORDS-103
 */
export function refuseUnkeyed(definition: { readonly key: readonly string[] }, rows: readonly Fields[]): void {
  const seen = new Map<string, number>();
  for (const [index, row] of rows.entries()) {
    const problem = keyProblem(definition, row);
    if (problem) throw sdkFail(InputError, errors.records.invalid, { index, ...problem });
    const key = businessKey(definition, row);
    const first = seen.get(key);
    if (first !== undefined) throw sdkFail(InputError, errors.records.duplicateKey, { index, first });
    seen.set(key, index);
  }
}
