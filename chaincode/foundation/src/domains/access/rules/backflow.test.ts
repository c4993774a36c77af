import { holds } from '@oneplusn/api';
import fc from 'fast-check';
import { isBelow, withinDivision } from './backflow';

const two = fc.integer({ min: 0, max: 99 }).map((n) => String(n).padStart(2, '0'));
const province = fc.integer({ min: 11, max: 82 }).map(String);
/** Codes of all three levels. */
const division = fc
  .tuple(province, two, two)
  .map(([top, city, county]) => `${top}${city}${city === '00' ? '00' : county}`);

test('a record is of a division exactly where its code begins as that does', () => {
  fc.assert(
    fc.property(division, division, (of, code) => {
      const begun = of.endsWith('0000') ? of.slice(0, 2) : of.endsWith('00') ? of.slice(0, 4) : of;
      expect(holds(withinDivision('area', of), { area: code })).toBe(code.startsWith(begun));
    }),
    { numRuns: 2000 },
  );
});

test('a record that says no division is of none', () => {
  expect(holds(withinDivision('area', '440000'), {})).toBe(false);
  expect(holds(withinDivision('area', '440000'), { area: 44 })).toBe(false);
});

test.each([
  ['440000', undefined, true],
  ['440100', '440000', true],
  ['440106', '440100', true],
  ['440000', '000000', true],
  ['000000', undefined, false],
  ['440000', '440000', false],
  ['440000', '440100', false],
  ['330100', '440000', false],
])('%s lies below %s: %s', (division, above, expected) => {
  expect(isBelow(division, above)).toBe(expected);
});
