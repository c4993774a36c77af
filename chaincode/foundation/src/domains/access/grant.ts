import type { Transactions } from '@oneplusn/api';
import type { Handler } from '../../call';

export const grant: Handler<Transactions['access']['grant']> = ({ input, ledger }) =>
  ledger.require('grant', input.grant);
