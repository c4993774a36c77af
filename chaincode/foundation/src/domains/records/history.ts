import { errors, fail, limits } from '@oneplusn/api';
import type { Transactions } from '@oneplusn/api';
import type { Handler } from '../../call';
import { chainFrom } from './rules/rows';
import { datasetOf } from './state/datasets';
import { Rows } from './state/rows';

/** The versions of a record that its seals vouch for, newest first. */
export const history: Handler<Transactions['records']['history']> = async (call) => {
  const { dataset, key } = call.input;
  await datasetOf(call, dataset, 'unconditional', 'records.history');
  const rows = new Rows(call.ledger, dataset, true);
  const newest = await rows.get(key);
  if (!newest) throw fail(errors.records.unknownRecord, { dataset });
  return chainFrom(newest, await rows.earlier(key)).slice(0, limits.versions);
};
