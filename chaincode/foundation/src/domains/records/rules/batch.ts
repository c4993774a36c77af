import { businessKey, dayOf, errors, fail, limits, recordCheck } from '@oneplusn/api';
import type { Described, Fields, Instant } from '@oneplusn/api';
import { duplicateIn } from './rows';

/**
 * The records of a batch, each checked against the dataset's schema and named only once; the first fault refuses the
 * whole batch.
 * @param now the transaction's time: nobody is born after it
 */
export function checkedBatch(dataset: Described, batch: readonly Fields[], now: Instant): Fields[] {
  if (batch.length > limits.batch) throw fail(errors.records.tooMany, { count: batch.length, limit: limits.batch });
  const check = recordCheck(dataset, dayOf(now));
  for (const [index, fields] of batch.entries()) {
    const [problem] = check(fields);
    if (problem) throw fail(errors.records.invalid, { row: index + 1, ...problem });
  }
  const duplicate = duplicateIn(dataset, batch);
  if (duplicate) throw fail(errors.records.duplicateKey, duplicate);
  return [...batch];
}

/** The same for one record. */
export function checkedFields(dataset: Described, fields: Fields, now: Instant): Fields {
  return checkedBatch(dataset, [fields], now)[0]!;
}

/** A correction keeps the business key. */
export function refuseKeyChange(dataset: Described, key: string, fields: Fields): void {
  if (businessKey(dataset, fields) !== key) throw fail(errors.records.keyChanged, { field: dataset.key.join('|') });
}
