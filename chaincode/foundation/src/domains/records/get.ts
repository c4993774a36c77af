import { errors, fail } from '@oneplusn/api';
import type { Transactions } from '@oneplusn/api';
import type { Handler } from '../../call';
import { datasetOf } from './state/datasets';
import { Rows } from './state/rows';

/** The record as it stands; a withdrawn one says so, and why. */
export const get: Handler<Transactions['records']['get']> = async (call) => {
  const { dataset, key } = call.input;
  await datasetOf(call, dataset, 'unconditional', 'records.get');
  const row = await new Rows(call.ledger, dataset).get(key);
  if (!row) throw fail(errors.records.unknownRecord, { dataset });
  return row;
};
