import type { Transactions } from '@oneplusn/api';
import type { Handler } from '../../call';
import { refuseForeign } from './own-peer';

export const outdated: Handler<Transactions['vault']['outdated']> = async (call) => {
  refuseForeign(call);
  return { items: await call.ledger.vault.outdated(call.input.size) };
};
