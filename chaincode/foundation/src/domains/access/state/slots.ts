import { errors, fail } from '@oneplusn/api';
import type { LedgerError, access } from '@oneplusn/api';
import type { Call } from '../../../call';
import { countOf, slotsOf, startOf, takeFromWindow, windowOf } from '../rules/quota';

/**
 * Takes an opening's records from the grant's quota, or says that it is spent. The slots lie in the provider's implicit collection, so
 * that nobody empties them without the provider; their contents are read by their hashes, which every endorser has.
 */
export async function spend(
  { ledger, now, txId }: Pick<Call, 'ledger' | 'now' | 'txId'>,
  grant: access.Grant,
  records: number,
): Promise<LedgerError | undefined> {
  const { provider, quota } = grant;
  const key = (slot: number) => `slot~${grant.id}~${windowOf(quota, now)}~${slot}`;
  const takes = await takeFromWindow(quota, records, startOf(txId, slotsOf(quota).length), async (slot, capacity) => {
    const hash = await ledger.seals.hash(provider, key(slot));
    return hash === undefined ? 0 : countOf(hash, capacity);
  });
  if (!takes) return fail(errors.access.quotaSpent, { grant: grant.id, quota: quota.records });
  for (const { slot, used } of takes) await ledger.seals.put(provider, key(slot), String(used));
  return undefined;
}
