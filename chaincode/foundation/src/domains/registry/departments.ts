import type { Transactions } from '@oneplusn/api';
import type { Handler } from '../../call';

export const departments: Handler<Transactions['registry']['departments']> = ({ input, ledger }) =>
  ledger.list('department', `${input.msp}/`, input);
