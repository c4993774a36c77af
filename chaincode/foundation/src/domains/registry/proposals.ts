import { ownerOf } from '@oneplusn/api';
import type { Transactions } from '@oneplusn/api';
import type { Handler } from '../../call';

export const proposals: Handler<Transactions['registry']['proposals']> = ({ input, committee, ledger }) =>
  ledger.list('proposal', `${committee}/`, {
    ...input,
    where: ({ provenance }) => input.msp === undefined || ownerOf(provenance.by) === input.msp,
  });
