import type { Transactions } from '@oneplusn/api';
import type { Handler } from '../calls/call';
import { datasetOf } from './state/datasets';
import { rowsOf } from './state/rows';

export const getMany: Handler<Transactions['records']['getMany']> = async (call) => {
  const { dataset, keys } = call.input;
  await datasetOf(call, dataset, 'unconditional', 'records.getMany');
  return (await rowsOf(call.ledger, dataset, keys)).map((row) => row ?? null);
};
