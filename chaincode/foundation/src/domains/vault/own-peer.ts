import { errors, fail } from '@oneplusn/api';
import type { Call } from '../../call';

/** Only an authority's own actors see to its vault, on its own peers. @throws LedgerError VAULT-106 */
export function refuseForeign({ caller, peerMsp }: Pick<Call, 'caller' | 'peerMsp'>): void {
  if (caller.msp !== peerMsp) throw fail(errors.vault.wrongPeer, { msp: caller.msp, peer: peerMsp });
}
