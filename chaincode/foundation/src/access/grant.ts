import type { Transactions } from '@oneplusn/api';
import type { Handler } from '../calls/call';

export const grant: Handler<Transactions['access']['grant']> = ({ input, ledger }) =>
  ledger.require('grant', input.grant);
