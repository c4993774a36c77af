import { dayOf, sha256 } from '@oneplusn/api';
import type { access } from '@oneplusn/api';

type Quota = access.Quota;

/** The most slots a window has: so many that openings at the same moment seldom meet in one. */
const maxSlots = 4096;
/** Slots that share a mark that they are full: as many as an opening looks through. */
const groupSize = 64;

/** The window a moment falls into: `2026-10-09`, `2026-10` or `term`, by China Standard Time. */
export function windowOf(quota: Quota, now: string): string {
  if (quota.per === 'term') return 'term';
  return quota.per === 'day' ? dayOf(now) : dayOf(now).slice(0, 7);
}

/** How many slots a window is parted into. */
export function slotCountOf({ records }: Quota): number {
  return Math.min(records, maxSlots);
}

/** How many records a slot holds; all together exactly the quota, and none of them nothing. */
export function capacityOf(quota: Quota, slot: number): number {
  const count = slotCountOf(quota);
  return Math.floor(quota.records / count) + (slot < quota.records % count ? 1 : 0);
}

/**
 * Where an opening begins to look for room: spread by its transaction id, so that two at once seldom write the same
 * slot.
 */
export function startOf(txId: string, slots: number): number {
  return Number.parseInt(sha256(txId).slice(0, 12), 16) % slots;
}

/** What is known of a window. All of it only ever fills up. */
export interface Window {
  /** What a slot holds; undefined where that cannot be told, and the slot counts as full. */
  usedIn(slot: number, capacity: number): Promise<number | undefined>;
  /** Whether a group of slots is marked as full. */
  isFull(group: number): Promise<boolean>;
  /** Whether the whole window is marked as spent. */
  isSpent(): Promise<boolean>;
}

/** What an opening writes: what slots hold from now on, and what is found to be full. */
export interface Takes {
  /** Whether there was enough left. */
  readonly enough: boolean;
  readonly slots: readonly { readonly slot: number; readonly used: number }[];
  readonly fullGroups: readonly number[];
  readonly spent: boolean;
}

/**
 * Takes `records` from the slots of a window, from `start` on and round, group by group.
 *
 * Most openings look at one slot. The marks keep the others short: without them an opening under a quota that is nearly
 * spent would look through thousands of slots. A mark is written by whoever finds all of a group full, so that losing
 * one costs looks, never records.
 */
export async function takeFromWindow(quota: Quota, records: number, start: number, window: Window): Promise<Takes> {
  const first = await roomIn(quota, start, window);
  if (first.room >= records) return taken([{ slot: start, used: first.used + records }], []);
  if (first.room === 0 && (await window.isSpent())) return nothing;
  const slots: { slot: number; used: number }[] = [];
  const [fullNow, fullBefore]: [number[], number[]] = [[], []];
  let left = records;
  let known = 0;
  const groups = Math.ceil(slotCountOf(quota) / groupSize);
  for (let i = 0; i < groups && left > 0; i += 1) {
    const group = (Math.floor(start / groupSize) + i) % groups;
    if (await window.isFull(group)) {
      known += 1;
      continue;
    }
    let [before, after] = [0, 0];
    for (const slot of slotsOf(quota, group, start)) {
      const { room, used } = await roomIn(quota, slot, window);
      const take = Math.min(left, room);
      if (take > 0) slots.push({ slot, used: used + take });
      [before, after, left] = [before + room, after + room - take, left - take];
      if (left === 0 && after > 0) break;
    }
    if (after === 0) fullNow.push(group);
    if (before === 0) fullBefore.push(group);
  }
  if (left === 0) return taken(slots, fullNow);
  return { ...nothing, fullGroups: fullBefore, spent: known + fullBefore.length === groups };
}

const nothing: Takes = { enough: false, slots: [], fullGroups: [], spent: false };
const taken = (slots: Takes['slots'], fullGroups: readonly number[]): Takes => ({
  ...{ enough: true, slots, fullGroups, spent: false },
});

async function roomIn(quota: Quota, slot: number, window: Window): Promise<{ used: number; room: number }> {
  const capacity = capacityOf(quota, slot);
  const used = (await window.usedIn(slot, capacity)) ?? capacity;
  return { used, room: Math.max(0, capacity - used) };
}

/** A group's slots, from the one where the opening begins where it is among them. */
function slotsOf(quota: Quota, group: number, start: number): number[] {
  const from = group * groupSize;
  const count = Math.min(groupSize, slotCountOf(quota) - from);
  return Array.from({ length: count }, (_, i) => from + ((Math.max(0, start - from) + i) % count));
}

const countsByHash = new Map<string, number>();

/**
 * The count whose text has this hash, up to `capacity`: only the provider's peers can read a slot, but every endorser
 * sees the hash of its content, and the possible contents are few.
 */
export function countOf(hash: string, capacity: number): number | undefined {
  for (let count = countsByHash.size; count <= capacity; count += 1) countsByHash.set(sha256(String(count)), count);
  const count = countsByHash.get(hash);
  return count !== undefined && count <= capacity ? count : undefined;
}
