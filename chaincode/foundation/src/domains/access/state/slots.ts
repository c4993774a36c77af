import type { access } from '@oneplusn/api';
import type { Call } from '../../../call';
import { countOf, slotCountOf, startOf, takeFromWindow, windowOf } from '../rules/quota';

/** What has a quota: a grant, or an emergency plan. */
type Rationed = Pick<access.Grant, 'id' | 'provider' | 'quota'>;

/**
 * Takes an opening's records from a quota, or says that it is spent. The slots lie in the provider's implicit
 * collection, so that nobody empties them without the provider; their contents are read by their hashes, which every
 * endorser has.
 */
export async function spend(
  { ledger: { seals }, now, txId }: Pick<Call, 'ledger' | 'now' | 'txId'>,
  { id, provider, quota }: Rationed,
  records: number,
): Promise<'spent' | undefined> {
  const place = `${id}~${windowOf(quota, now)}`;
  const slotKey = (slot: number) => `slot~${place}~${slot}`;
  const markKey = (what: number | 'all') => `full~${place}~${what}`;
  const marked = async (what: number | 'all') => (await seals.hash(provider, markKey(what))) !== undefined;
  const takes = await takeFromWindow(quota, records, startOf(txId, slotCountOf(quota)), {
    async usedIn(slot, capacity) {
      const hash = await seals.hash(provider, slotKey(slot));
      return hash === undefined ? 0 : countOf(hash, capacity);
    },
    isFull: (group) => marked(group),
    isSpent: () => marked('all'),
  });
  for (const { slot, used } of takes.slots) await seals.put(provider, slotKey(slot), String(used));
  for (const what of [...takes.fullGroups, ...(takes.spent ? (['all'] as const) : [])])
    await seals.put(provider, markKey(what), 'full');
  return takes.enough ? undefined : 'spent';
}
