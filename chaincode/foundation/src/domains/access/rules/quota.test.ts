import { sha256 } from '@oneplusn/api';
import fc from 'fast-check';
import { capacityOf, countOf, slotCountOf, startOf, takeFromWindow, windowOf, type Takes, type Window } from './quota';

const quotaOf = (records: number) => ({ records, per: 'day' as const });

/** A window in memory, which counts what is looked at. */
class Kept implements Window {
  readonly slots = new Map<number, number>();
  readonly full = new Set<number>();
  spent = false;
  looks = 0;

  async usedIn(slot: number): Promise<number> {
    this.looks += 1;
    return this.slots.get(slot) ?? 0;
  }
  async isFull(group: number): Promise<boolean> {
    this.looks += 1;
    return this.full.has(group);
  }
  async isSpent(): Promise<boolean> {
    this.looks += 1;
    return this.spent;
  }
  write({ slots, fullGroups, spent }: Takes): void {
    for (const { slot, used } of slots) this.slots.set(slot, used);
    for (const group of fullGroups) this.full.add(group);
    this.spent ||= spent;
  }
  get used(): number {
    return [...this.slots.values()].reduce((sum, used) => sum + used, 0);
  }
}

const take = async (window: Kept, quota: number, records: number, txId: string): Promise<Takes> => {
  const takes = await takeFromWindow(quotaOf(quota), records, startOf(txId, slotCountOf(quotaOf(quota))), window);
  window.write(takes);
  return takes;
};

test('windows are days and months of China, or the whole term', () => {
  const now = '2026-10-31T16:30:00.000Z';
  expect(windowOf({ records: 1, per: 'day' }, now)).toBe('2026-11-01');
  expect(windowOf({ records: 1, per: 'month' }, now)).toBe('2026-11');
  expect(windowOf({ records: 1, per: 'term' }, now)).toBe('term');
});

test('slots are at most 4096, none empty, and together the quota', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 1_000_000 }), (records) => {
      const count = slotCountOf(quotaOf(records));
      const slots = Array.from({ length: count }, (_, slot) => capacityOf(quotaOf(records), slot));
      expect(slots.reduce((sum, slot) => sum + slot, 0)).toBe(records);
      expect(count).toBeLessThanOrEqual(4096);
      expect(Math.min(...slots)).toBeGreaterThan(0);
    }),
  );
});

test('the start depends on the transaction and lies within', () => {
  fc.assert(
    fc.property(fc.string(), fc.integer({ min: 1, max: 4096 }), (txId, slots) => {
      expect(startOf(txId, slots)).toBeGreaterThanOrEqual(0);
      expect(startOf(txId, slots)).toBeLessThan(slots);
    }),
  );
  expect(new Set(Array.from({ length: 200 }, (_, i) => startOf(`tx${i}`, 4096))).size).toBeGreaterThan(180);
});

test('any run of openings is allowed exactly while the quota lasts', async () => {
  const opening = fc.record({ records: fc.integer({ min: 1, max: 1000 }), txId: fc.string() });
  await fc.assert(
    fc.asyncProperty(
      fc.oneof(fc.integer({ min: 1, max: 300 }), fc.integer({ min: 1, max: 10_000 })),
      fc.array(opening, { maxLength: 40 }),
      async (records, openings) => {
        const window = new Kept();
        let left = records;
        for (const each of openings) {
          const { enough, slots } = await take(window, records, each.records, each.txId);
          expect(enough).toBe(each.records <= left);
          expect(slots.length > 0).toBe(enough);
          if (enough) left -= each.records;
          expect(window.used).toBe(records - left);
        }
        for (const [slot, used] of window.slots) expect(used).toBeLessThanOrEqual(capacityOf(quotaOf(records), slot));
      },
    ),
  );
});

test.each([1, 64, 65, 4096, 5000])('a quota of %i is given out one by one to the last, then no more', async (quota) => {
  const window = new Kept();
  for (let n = 0; n < quota; n += 1) expect((await take(window, quota, 1, `tx${n}`)).enough).toBe(true);
  expect(window.used).toBe(quota);
  for (let n = 0; n < 3; n += 1) expect((await take(window, quota, 1, `late${n}`)).enough).toBe(false);
  // By now it is marked, and told by two looks.
  const before = window.looks;
  expect((await take(window, quota, 1, 'later')).enough).toBe(false);
  expect(window.looks - before).toBe(2);
});

test('most openings look at one slot, and none through thousands', async () => {
  const [quota, window] = [4096, new Kept()];
  const looks: number[] = [];
  for (let n = 0; n < quota; n += 1) {
    const before = window.looks;
    await take(window, quota, 1, `tx${n}`);
    looks.push(window.looks - before);
  }
  expect(looks.slice(0, 2048).filter((count) => count === 1).length).toBeGreaterThan(1024);
  expect(Math.max(...looks)).toBeLessThanOrEqual(200);
});

test('marks that are lost cost looks, never records', async () => {
  const window = new Kept();
  for (let n = 0; n < 130; n += 1) {
    await take(window, 130, 1, `tx${n}`);
    window.full.clear();
    window.spent = false;
  }
  expect((await take(window, 130, 1, 'late')).enough).toBe(false);
});

test('a slot whose content cannot be told counts as full', async () => {
  const window = new Kept();
  window.usedIn = () => Promise.resolve(undefined as never);
  expect((await takeFromWindow(quotaOf(3), 1, 0, window)).enough).toBe(false);
});

test('a count is told from its hash, an impossible one is not', () => {
  fc.assert(
    fc.property(fc.nat(20_000), fc.nat(20_000), (count, capacity) => {
      expect(countOf(sha256(String(count)), capacity)).toBe(count <= capacity ? count : undefined);
    }),
  );
  // As full as can be, beyond all that was told before; and one more than that.
  expect(countOf(sha256('20001'), 20_001)).toBe(20_001);
  expect(countOf(sha256('20001'), 20_000)).toBeUndefined();
  expect(countOf(sha256('many'), 100)).toBeUndefined();
});
