import type { Transactions } from '@oneplusn/api';
import type { Handler } from '../../call';
import { Named } from '../access/state/named';
import { refuseForeign } from './own-peer';

export const status: Handler<Transactions['vault']['status']> = async (call) => {
  refuseForeign(call);
  const { vault } = call.ledger;
  const notes = new Named(call.ledger);
  const ready = (await vault.condition()) === 'ready';
  return {
    msp: call.peerMsp,
    keys: await vault.keys(),
    outdated: ready && ((await vault.outdated(1)).length > 0 || (await notes.outdated(call.peerMsp, 1)).length > 0),
  };
};
