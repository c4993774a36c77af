import type { Transactions } from '@oneplusn/api';
import type { Handler } from '../../call';
import { datasetOf } from './state/datasets';
import { Rows } from './state/rows';

export const getMany: Handler<Transactions['records']['getMany']> = async (call) => {
  const { dataset, keys } = call.input;
  await datasetOf(call, dataset, 'unconditional', 'records.getMany');
  return (await new Rows(call.ledger, dataset, true).many(keys)).map((row) => row ?? null);
};
