import type { Transactions } from '@oneplusn/api';
import type { Handler } from '../../call';
import { refuseForeign } from './own-peer';

export const prepare: Handler<Transactions['vault']['prepare']> = async (call) => {
  refuseForeign(call);
  const prepared = await call.ledger.vault.prepare();
  const [current] = await call.ledger.vault.keys();
  return { key: current?.key ?? '', prepared };
};
