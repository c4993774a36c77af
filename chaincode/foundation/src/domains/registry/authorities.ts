import type { Transactions } from '@oneplusn/api';
import type { Handler } from '../../call';

export const authorities: Handler<Transactions['registry']['authorities']> = ({ input, committee, ledger }) =>
  ledger.list('authority', `${committee}/`, input);
