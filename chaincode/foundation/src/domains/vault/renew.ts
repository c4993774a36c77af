import type { Transactions } from '@oneplusn/api';
import type { Handler } from '../../call';
import { Named } from '../access/state/named';
import { leaveTrace } from './trace';
import { refuseForeign } from './own-peer';

/** Moves entries to the current key. What is not there any more was moved before, or written anew. */
export const renew: Handler<Transactions['vault']['renew']> = async (call) => {
  refuseForeign(call);
  const named = new Named(call.ledger);
  const { true: notes = [], false: entries = [] } = Object.groupBy(new Set(call.input.entries), (key) =>
    named.isNote(call.peerMsp, key) ? 'true' : 'false',
  );
  let renewed = await call.ledger.vault.renew(entries);
  for (const key of notes) renewed += Number(await named.renew(call.peerMsp, key));
  await leaveTrace(call, 'renewed');
  return { renewed };
};
