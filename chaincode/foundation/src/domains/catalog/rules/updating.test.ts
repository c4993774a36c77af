import fc from 'fast-check';
import { cycleEnd, updateClock, yearsOfUpdate } from './updating';

const day = fc
  .date({ min: new Date('2020-01-01'), max: new Date('2030-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

test.each([
  ['2026-10-31', 'realtime', '2026-10-31'],
  ['2026-10-31', 'daily', '2026-11-01'],
  ['2026-12-28', 'weekly', '2027-01-04'],
  ['2027-01-31', 'monthly', '2027-02-28'],
  ['2028-01-31', 'monthly', '2028-02-29'],
  ['2026-11-30', 'quarterly', '2027-02-28'],
  ['2028-02-29', 'yearly', '2029-02-28'],
] as const)('from %s a cycle that is %s ends on %s', (from, cycle, end) => {
  expect(cycleEnd(from, cycle)).toBe(end);
});

test('a later day never has an earlier end, and all years of its term are asked for', () => {
  const cycle = fc.constantFrom('realtime', 'daily', 'weekly', 'monthly', 'quarterly', 'yearly');
  fc.assert(
    fc.property(day, day, cycle, (one, other, each) => {
      const [first, second] = [one, other].sort() as [string, string];
      expect(cycleEnd(first, each) <= cycleEnd(second, each)).toBe(true);
      expect(cycleEnd(first, each) >= first).toBe(true);
      const clock = updateClock(
        { updateCycle: each, provenance: { by: '', at: `${first}T00:00:00Z`, txId: '' } },
        first,
        10,
      );
      const years = yearsOfUpdate(clock!, second);
      for (const named of [second, clock!.begins]) expect(years).toContain(Number(named.slice(0, 4)));
    }),
  );
});

test('of what is not regular no term runs', () => {
  const provenance = { by: 'MHRSS/wu', at: '2026-10-01T00:00:00.000Z', txId: 'a' };
  expect(updateClock({ updateCycle: 'irregular', provenance }, '2026-10-01', 10)).toBeUndefined();
  // Without a confirmation the entry counts; by the day that it was in China.
  const late = { ...provenance, at: '2026-10-01T20:00:00.000Z' };
  expect(updateClock({ updateCycle: 'daily', provenance: late }, undefined, 10)?.begins).toBe('2026-10-03');
});
