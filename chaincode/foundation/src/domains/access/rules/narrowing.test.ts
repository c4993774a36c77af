import fc from 'fast-check';
import { isWithin, uncovered } from './narrowing';

const selection = fc.dictionary(fc.constantFrom('a', 'b', 'c', 'd'), fc.constantFrom('whole', 'year', 'last:4'), {
  minKeys: 1,
});
const quota = fc.record({ records: fc.integer({ min: 1, max: 9 }), per: fc.constantFrom('day', 'month', 'term') });

test('a selection covers itself and each part of it; a whole field covers its derivations; nothing else', () => {
  expect(uncovered({ born: 'whole' }, { born: 'year' })).toBeUndefined();
  expect(uncovered({ born: 'year' }, { born: 'whole' })).toEqual({ field: 'born', derivation: 'whole' });
  expect(uncovered({ born: 'year' }, { toString: 'whole' })).toEqual({ field: 'toString', derivation: 'whole' });
  fc.assert(
    fc.property(selection, selection, selection, (a, b, c) => {
      expect(uncovered(a, a)).toBeUndefined();
      if (!uncovered(a, b) && !uncovered(b, c)) expect(uncovered(a, c)).toBeUndefined();
      for (const field of Object.keys(b)) if (!(field in a)) expect(uncovered(a, b)).toBeDefined();
    }),
  );
});

test('a quota within another gives no more on any day, in any month, over the term', () => {
  const most = (of: { records: number; per: 'day' | 'month' | 'term' }) => ({
    day: of.records,
    month: of.per === 'day' ? of.records * 31 : of.records,
    term: of.per === 'day' ? of.records * 310 : of.per === 'month' ? of.records * 10 : of.records,
  });
  fc.assert(
    fc.property(quota, quota, (inner, outer) => {
      fc.pre(isWithin(inner, outer));
      for (const per of ['day', 'month', 'term'] as const)
        expect(most(inner)[per]).toBeLessThanOrEqual(most(outer)[per]);
    }),
  );
});

test('a quota is within itself, within more records, and within the same for a shorter window; nothing else', () => {
  const day = { records: 5, per: 'day' } as const;
  const month = { records: 5, per: 'month' } as const;
  const term = { records: 5, per: 'term' } as const;
  for (const each of [day, month, term]) {
    expect(isWithin(each, each)).toBe(true);
    expect(isWithin(each, { ...each, records: 6 })).toBe(true);
    expect(isWithin(each, { ...each, records: 4 })).toBe(false);
  }
  expect([isWithin(month, day), isWithin(term, month), isWithin(term, day)]).toEqual([true, true, true]);
  expect([isWithin(day, month), isWithin(month, term), isWithin(day, term)]).toEqual([false, false, false]);
});
