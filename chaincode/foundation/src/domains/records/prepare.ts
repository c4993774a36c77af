import type { Transactions } from '@oneplusn/api';
import type { Handler } from '../../call';
import { setSecret } from './state/private';

/** Sets the secret that blinds private keys. Once: with another secret no record would be found again. */
export const prepare: Handler<Transactions['records']['prepare']> = async ({ ledger, caller, transient }) => ({
  prepared: await setSecret(ledger.vault, caller.msp, transient.secret),
});
