import { sha256 } from '@oneplusn/api';
import type { access } from '@oneplusn/api';
import { dayOf } from './working-days';

type Quota = access.Quota;

/** The most slots a window has: few enough to look through, enough that openings at the same moment seldom meet in one. */
const maxSlots = 64;

/** The window a moment falls into: `2026-10-09`, `2026-10` or `term`, by China Standard Time. */
export function windowOf(quota: Quota, now: string): string {
  if (quota.per === 'term') return 'term';
  return quota.per === 'day' ? dayOf(now) : dayOf(now).slice(0, 7);
}

/** How many records each slot of a window holds; together exactly the quota. */
export function slotsOf({ records }: Quota): number[] {
  const count = Math.min(records, maxSlots);
  return Array.from({ length: count }, (_, i) => Math.floor(records / count) + (i < records % count ? 1 : 0));
}

/** Where an opening begins to look for room: spread by its transaction id, so that two at once seldom write the same slot. */
export function startOf(txId: string, slots: number): number {
  return Number.parseInt(sha256(txId).slice(0, 12), 16) % slots;
}

/** What an opening takes from a slot that holds `used` already. */
export interface Take {
  readonly slot: number;
  readonly used: number;
}

/**
 * Takes `records` from the slots of a window, from `start` on and round. `usedIn` tells what a slot holds; undefined for a slot whose
 * content cannot be told, which counts as full.
 * @returns what to write, or undefined where the window has not enough left
 */
export async function takeFromWindow(
  quota: Quota,
  records: number,
  start: number,
  usedIn: (slot: number, capacity: number) => Promise<number | undefined>,
): Promise<Take[] | undefined> {
  const capacities = slotsOf(quota);
  const takes: Take[] = [];
  let left = records;
  for (let i = 0; i < capacities.length && left > 0; i += 1) {
    const slot = (start + i) % capacities.length;
    const capacity = capacities[slot]!;
    const used = (await usedIn(slot, capacity)) ?? capacity;
    const taken = Math.min(left, Math.max(0, capacity - used));
    if (taken > 0) takes.push({ slot, used: used + taken });
    left -= taken;
  }
  return left === 0 ? takes : undefined;
}

const countsByHash = new Map<string, number>();

/**
 * The count whose text has this hash, up to `capacity`: only the provider's peers can read a slot, but every endorser sees the hash of
 * its content, and the possible contents are few.
 */
export function countOf(hash: string, capacity: number): number | undefined {
  for (let count = countsByHash.size; count <= capacity; count += 1) countsByHash.set(sha256(String(count)), count);
  const count = countsByHash.get(hash);
  return count !== undefined && count <= capacity ? count : undefined;
}
