import type { Transactions } from '@oneplusn/api';
import type { Handler } from '../../call';

export const withheld: Handler<Transactions['audit']['withheld']> = ({ input, ledger }) =>
  ledger.list('withholding', `${input.provider}/`, input);
