import type { Transactions } from '@oneplusn/api';
import type { Handler } from '../../call';
import { datasetOf } from './state/datasets';
import { Rows } from './state/rows';

export const page: Handler<Transactions['records']['page']> = async (call) => {
  const { dataset, ...page } = call.input;
  await datasetOf(call, dataset, 'unconditional', 'records.page');
  return new Rows(call.ledger, dataset, true).page(page);
};
