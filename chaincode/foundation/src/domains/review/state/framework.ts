import { errors, fail, ownerOf } from '@oneplusn/api';
import type { FactId } from '@oneplusn/api';
import type { Call } from '../../../call';

/**
 * What is said to run on the shared framework names a process of its own authority that is published there.
 * @throws LedgerError LEDGER-107 where it is another's, LEDGER-106 where there is none
 */
export async function refuseUnpublished(
  { ledger, caller }: Pick<Call, 'ledger' | 'caller'>,
  process: FactId | undefined,
): Promise<void> {
  if (process === undefined) return;
  const owner = ownerOf(process);
  if (owner !== caller.msp)
    throw fail(errors.ledger.notOwner, { kind: 'process', id: process, owner, caller: caller.msp });
  await ledger.require('process', process);
}
