import type { Transactions } from '@oneplusn/api';
import type { Handler } from '../../call';
import { refuseForeign } from './own-peer';

/** As it is stored: what is secret in it stays encrypted. */
export const copy: Handler<Transactions['vault']['copy']> = async (call) => {
  refuseForeign(call);
  const { size, after } = call.input;
  return call.ledger.collection.page(call.peerMsp, size, after);
};
