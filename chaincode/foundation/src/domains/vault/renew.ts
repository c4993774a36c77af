import type { Transactions } from '@oneplusn/api';
import type { Handler } from '../../call';
import { leaveTrace } from './trace';
import { refuseForeign } from './own-peer';

/** Moves entries to the current key. What is not there any more was moved before, or written anew. */
export const renew: Handler<Transactions['vault']['renew']> = async (call) => {
  refuseForeign(call);
  const renewed = await call.ledger.vault.renew([...new Set(call.input.entries)]);
  await leaveTrace(call, 'renewed');
  return { renewed };
};
