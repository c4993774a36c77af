import fc from 'fast-check';
import * as v from 'valibot';
import type { Fields } from '../dataset/schema';
import { Guard, holds } from './guard';

const fields: Fields = { area: 120, kind: 'canteen', chain: false, limit: 100 };
const guard = (given: unknown): Guard => v.parse(Guard, given);

test.each([
  [{ op: '=', field: 'kind', value: 'canteen' }, true],
  [{ op: '=', field: 'chain', value: false }, true],
  [{ op: '<', field: 'area', value: 120 }, false],
  [{ op: '>', field: 'area', other: 'limit' }, true],
  [{ op: '=', field: 'area', value: '120' }, false],
  [{ op: '<', field: 'absent', value: 1 }, false],
  [{ op: '=', field: 'area', other: 'absent' }, false],
  [{ op: 'in', field: 'kind', values: ['shop', 'canteen'] }, true],
  [{ op: 'in', field: 'absent', values: ['shop'] }, false],
  [{ op: 'not', of: [{ op: '=', field: 'absent', value: 1 }] }, true],
  [
    {
      op: 'and',
      of: [
        { op: '=', field: 'area', value: 120 },
        { op: '<', field: 'area', value: 9 },
      ],
    },
    false,
  ],
  [
    {
      op: 'or',
      of: [
        { op: '=', field: 'area', value: 120 },
        { op: '<', field: 'area', value: 9 },
      ],
    },
    true,
  ],
] as const)('%j is %s', (given, expected) => {
  expect(holds(guard(given), fields)).toBe(expected);
});

test('a comparison is with one thing: a value or a field', () => {
  for (const operands of [{}, { value: 1, other: 'limit' }])
    expect(v.is(Guard, { op: '=', field: 'area', ...operands })).toBe(false);
});

test('it is bounded in depth and width', () => {
  const deep = (levels: number): unknown =>
    levels === 0 ? { op: '=', field: 'area', value: 1 } : { op: 'not', of: [deep(levels - 1)] };
  expect([4, 5].map((levels) => v.is(Guard, deep(levels)))).toEqual([true, false]);
  const wide = (parts: number) => ({ op: 'or', of: Array.from({ length: parts }, () => deep(0)) });
  expect([0, 1, 16, 17].map((parts) => v.is(Guard, wide(parts)))).toEqual([false, true, true, false]);
});

test('whatever the forms say, of a guard and its opposite one is open', () => {
  const leaf = fc.record({ op: fc.constantFrom('=', '<', '>'), field: fc.constantFrom('a', 'b'), value: fc.nat(3) });
  const some = fc.oneof(
    leaf,
    fc.record({ op: fc.constantFrom('and', 'or', 'not'), of: fc.array(leaf, { minLength: 1 }) }),
  );
  const said = fc.dictionary(fc.constantFrom('a', 'b'), fc.oneof(fc.nat(3), fc.constantFrom('x', true)));
  fc.assert(
    fc.property(some, said, (one, values) => {
      expect(holds({ op: 'not', of: [one] }, values as Fields)).toBe(!holds(one, values as Fields));
    }),
  );
});
