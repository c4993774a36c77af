import { errors, fail } from '@oneplusn/api';
import type { Transactions } from '@oneplusn/api';
import type { Handler } from '../calls/call';
import { chainFrom } from './rules/rows';
import { datasetOf } from './state/datasets';
import { entriesOf, rowOf } from './state/rows';

/** The versions of a record that its seals vouch for, newest first. */
export const history: Handler<Transactions['records']['history']> = async (call) => {
  const { dataset, key } = call.input;
  await datasetOf(call, dataset, 'unconditional', 'records.history');
  const newest = await rowOf(call.ledger, dataset, key);
  if (!newest) throw fail(errors.records.unknownRecord, { dataset });
  return chainFrom(newest, await entriesOf(call.ledger, dataset, key));
};
