import { errors, fail } from '@oneplusn/api';
import type { Transactions } from '@oneplusn/api';
import type { Handler } from '../../call';
import { markWithdrawn } from './state/motions';

/** By its owner's mark alone. It ends the voting; what was carried before is no longer only the proposer's. */
export const withdraw: Handler<Transactions['registry']['withdraw']> = async (call) => {
  const { proposal } = call.input;
  if ((await call.ledger.sealed('proposal', proposal)) === undefined)
    throw fail(errors.ledger.notFound, { kind: 'proposal', id: proposal });
  await markWithdrawn(call, proposal);
  return { proposal };
};
