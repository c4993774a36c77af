import type { Transactions } from '@oneplusn/api';
import type { Handler } from '../../call';
import { leaveTrace } from './trace';
import { refuseForeign } from './own-peer';

/** Moves entries to the current key. What is not there any more was moved before, or written anew. */
export const renew: Handler<Transactions['vault']['renew']> = async (call) => {
  refuseForeign(call);
  let renewed = 0;
  for (const key of new Set(call.input.entries)) if (await call.ledger.vault.renew(key)) renewed += 1;
  await leaveTrace(call, 'renewed');
  return { renewed };
};
