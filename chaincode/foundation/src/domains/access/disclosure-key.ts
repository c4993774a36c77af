import { errors, fail } from '@oneplusn/api';
import type { Transactions } from '@oneplusn/api';
import type { Handler } from '../../call';

export const disclosureKey: Handler<Transactions['access']['disclosureKey']> = async ({ ledger, peerMsp }) => {
  const { key } = ledger.disclosure;
  if (key === undefined) throw fail(errors.vault.noKey, { msp: peerMsp });
  return { key };
};
