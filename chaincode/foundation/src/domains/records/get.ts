import { dayOf, errors, fail, keyCheck } from '@oneplusn/api';
import type { Transactions } from '@oneplusn/api';
import type { Handler } from '../../call';
import { datasetOf } from './state/datasets';
import { Rows } from './state/rows';

/**
 * The record as it stands; a withdrawn one says so, and why. A key that no record can have is told from one that none
 * has.
 */
export const get: Handler<Transactions['records']['get']> = async (call) => {
  const { dataset: id, key } = call.input;
  const dataset = await datasetOf(call, id, 'unconditional', 'records.get');
  const row = await new Rows(call.ledger, id, true).get(key);
  if (row) return row;
  const problem = keyCheck(dataset, dayOf(call.now))(key);
  if (problem) throw fail(errors.records.keyImpossible, { row: 1, dataset: id, ...problem });
  throw fail(errors.records.unknownRecord, { dataset: id });
};
