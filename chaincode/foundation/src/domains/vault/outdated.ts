import type { Transactions } from '@oneplusn/api';
import type { Handler } from '../../call';
import { Named } from '../access/state/named';
import { refuseForeign } from './own-peer';

export const outdated: Handler<Transactions['vault']['outdated']> = async (call) => {
  refuseForeign(call);
  const { size } = call.input;
  const items = await call.ledger.vault.outdated(size);
  return { items: [...items, ...(await new Named(call.ledger).outdated(call.peerMsp, size - items.length))] };
};
