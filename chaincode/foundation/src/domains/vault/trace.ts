import type { Call } from '../../call';

/**
 * Notes when something was last done to the vault. It is also what such a call writes where there was nothing to do:
 * Fabric holds a transaction that writes nothing against the chaincode's policy, which asks for two signatures.
 */
export async function leaveTrace(
  { ledger, caller, now }: Pick<Call, 'ledger' | 'caller' | 'now'>,
  what: 'renewed' | 'restored',
): Promise<void> {
  await ledger.seals.put(caller.msp, what, now);
}
