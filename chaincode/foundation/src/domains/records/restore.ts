import { errors, fail } from '@oneplusn/api';
import type { Transactions } from '@oneplusn/api';
import type { Handler } from '../../call';
import { datasetOf } from './state/datasets';
import { Rows } from './state/rows';

/** Puts a damaged or removed record back. Needs no trust in the caller: the seals vouch for what is put back. */
export const restore: Handler<Transactions['records']['restore']> = async (call) => {
  const { dataset, key } = call.input;
  await datasetOf(call, dataset, 'unconditional', 'records.restore');
  const rows = new Rows(call.ledger, dataset, true);
  const standing = await rows.standing(key);
  if (standing.state === 'intact') return standing.row;
  const restored = await rows.restore(key);
  if (!restored) throw fail(errors.records.unknownRecord, { dataset });
  return restored;
};
