import { errors, fail, ownerOf } from '@oneplusn/api';
import type { Transactions } from '@oneplusn/api';
import type { Handler } from '../../call';

/** A seal of the same text has a new version: Fabric commits nothing that has read the one before. */
export const reseal: Handler<Transactions['catalog']['reseal']> = async ({ input, caller, ledger, now, peerMsp }) => {
  for (const id of input.datasets) {
    const owner = ownerOf(id);
    if (owner !== caller.msp || owner !== peerMsp)
      throw fail(errors.ledger.notOwner, { kind: 'dataset', id, owner, caller: caller.msp });
    await ledger.reseal('dataset', id);
  }
  return { at: now };
};
