import type { Transactions } from '@oneplusn/api';
import type { Handler } from '../../call';

export const get: Handler<Transactions['catalog']['get']> = ({ input, ledger }) =>
  ledger.require('dataset', input.dataset);
