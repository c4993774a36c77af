import type { Transactions } from '@oneplusn/api';
import type { Handler } from '../../call';
import { isSuspended } from './state/standing';

export const standing: Handler<Transactions['registry']['standing']> = async ({ input, ledger }) => ({
  suspended: await isSuspended(ledger, input.id),
});
