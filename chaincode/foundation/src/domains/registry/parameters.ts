import type { Transactions } from '@oneplusn/api';
import type { Handler } from '../../call';

export const parameters: Handler<Transactions['registry']['parameters']> = ({ input, committee, ledger }) =>
  ledger.list('parameter', `${committee}/`, input);
