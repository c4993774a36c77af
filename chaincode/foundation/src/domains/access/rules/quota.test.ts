import { sha256 } from '@oneplusn/api';
import fc from 'fast-check';
import { countOf, slotsOf, startOf, takeFromWindow, windowOf } from './quota';

const quotaOf = (records: number) => ({ records, per: 'day' as const });

test('windows are days and months of China, or the whole term', () => {
  const now = '2026-10-31T16:30:00.000Z';
  expect(windowOf({ records: 1, per: 'day' }, now)).toBe('2026-11-01');
  expect(windowOf({ records: 1, per: 'month' }, now)).toBe('2026-11');
  expect(windowOf({ records: 1, per: 'term' }, now)).toBe('term');
});

test('slots are few, none empty, and together the quota', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 1_000_000 }), (records) => {
      const slots = slotsOf(quotaOf(records));
      expect(slots.reduce((sum, slot) => sum + slot, 0)).toBe(records);
      expect(slots.length).toBeLessThanOrEqual(64);
      expect(Math.min(...slots)).toBeGreaterThan(0);
    }),
  );
});

test('the start depends on the transaction and lies within', () => {
  fc.assert(
    fc.property(fc.string(), fc.integer({ min: 1, max: 64 }), (txId, slots) => {
      expect(startOf(txId, slots)).toBeGreaterThanOrEqual(0);
      expect(startOf(txId, slots)).toBeLessThan(slots);
    }),
  );
  expect(new Set(Array.from({ length: 200 }, (_, i) => startOf(`tx${i}`, 64))).size).toBeGreaterThan(50);
});

test('any run of openings is allowed exactly while the quota lasts', async () => {
  const opening = fc.record({ records: fc.integer({ min: 1, max: 300 }), txId: fc.string() });
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 1, max: 2000 }),
      fc.array(opening, { maxLength: 30 }),
      async (records, openings) => {
        const quota = quotaOf(records);
        const held = new Map<number, number>();
        let left = records;
        for (const each of openings) {
          const start = startOf(each.txId, slotsOf(quota).length);
          const takes = await takeFromWindow(quota, each.records, start, async (slot) => held.get(slot) ?? 0);
          expect(takes !== undefined).toBe(each.records <= left);
          for (const take of takes ?? []) held.set(take.slot, take.used);
          if (takes) left -= each.records;
          expect([...held.values()].reduce((sum, used) => sum + used, 0)).toBe(records - left);
        }
      },
    ),
  );
});

test('a slot whose content cannot be told counts as full', async () => {
  expect(await takeFromWindow(quotaOf(3), 1, 0, async () => undefined)).toBeUndefined();
});

test('a count is told from its hash, an impossible one is not', () => {
  fc.assert(
    fc.property(fc.nat(20_000), fc.nat(20_000), (count, capacity) => {
      expect(countOf(sha256(String(count)), capacity)).toBe(count <= capacity ? count : undefined);
    }),
  );
  expect(countOf(sha256('many'), 100)).toBeUndefined();
});
