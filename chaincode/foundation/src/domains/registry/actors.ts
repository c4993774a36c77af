import type { Transactions } from '@oneplusn/api';
import type { Handler } from '../../call';

export const actors: Handler<Transactions['registry']['actors']> = ({ input, ledger }) =>
  ledger.list('actor', `${input.msp}/`, input);
