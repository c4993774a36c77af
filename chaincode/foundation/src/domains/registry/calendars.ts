import type { Transactions } from '@oneplusn/api';
import type { Handler } from '../../call';

export const calendars: Handler<Transactions['registry']['calendars']> = ({ input, committee, ledger }) =>
  ledger.list('calendar', `${committee}/`, input);
