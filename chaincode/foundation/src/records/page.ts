import type { Transactions } from '@oneplusn/api';
import type { Handler } from '../calls/call';
import { datasetOf } from './state/datasets';
import { pageOfRows } from './state/rows';

export const page: Handler<Transactions['records']['page']> = async (call) => {
  const { dataset, ...page } = call.input;
  await datasetOf(call, dataset, 'unconditional', 'records.page');
  return pageOfRows(call.ledger, dataset, page);
};
