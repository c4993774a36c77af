import { type DatasetSchema, type Fields, type Item, fieldsSchema, fit, formats, problems } from '@oneplusn/api';
import { problemWith } from '@oneplusn/errors';
import fc from 'fast-check';
import { compatibilityProblem } from './compatibility';

const wrong = problems.catalog;
const bound = fc.option(fc.integer({ min: 0, max: 6 }), { nil: undefined });
const words = fc.constantFrom('甲', '乙', '2026-01-01', '440103', 'abc', '11010519491231002X');
const text: fc.Arbitrary<Item> = fc
  .record({
    a: bound,
    b: bound,
    format: fc.option(fc.constantFrom(...formats), { nil: undefined }),
    allowed: fc.uniqueArray(words),
  })
  .map(({ a, b, format, allowed }) => ({
    type: 'string' as const,
    ...(a !== undefined && { minLength: a }),
    ...(b !== undefined && { maxLength: Math.max(1, b + (a ?? 0)) }),
    ...(format && { format }),
    ...(allowed.length > 2 && { enum: allowed }),
  }));
const integer: fc.Arbitrary<Item> = fc.record({ a: bound, b: bound }).map(({ a, b }) => ({
  type: 'integer' as const,
  ...(a !== undefined && { minimum: a }),
  ...(b !== undefined && { maximum: b }),
}));
const item = fc.oneof(text, integer, fc.constant<Item>({ type: 'boolean' }));
const name = fc.constantFrom('p', 'q', 'r');
const schema: fc.Arbitrary<DatasetSchema> = fc
  .record({ properties: fc.dictionary(name, item, { minKeys: 1 }), required: fc.uniqueArray(name) })
  .map(({ properties, required }) => ({
    type: 'object' as const,
    properties,
    required: required.filter((each) => each in properties),
  }));
/** A schema and one made from it by a few changes, so that compatible pairs are common. */
const pair = fc.tuple(schema, schema, fc.uniqueArray(name)).map(([old, other, taken]) => {
  const properties = { ...old.properties };
  for (const each of taken) if (other.properties[each]) properties[each] = other.properties[each];
  const required = old.required.filter((each) => !other.required.includes(each));
  return [old, { type: 'object' as const, properties, required }] as const;
});
/** Values of every kind, at and about every bound. */
const values = [
  ...['甲', '乙', '2026-01-01', '440103', 'abc', '11010519491231002X'],
  ...Array.from({ length: 14 }, (_, n) => 'x'.repeat(n)),
  ...Array.from({ length: 16 }, (_, n) => n - 2),
  true,
];
/** Records that are valid under a schema, or would be but for an item left out. */
const recordOf = (of: DatasetSchema, picks: readonly number[]): Fields =>
  Object.fromEntries(
    Object.entries(of.properties).flatMap(([each, definition], i) => {
      const alone = { type: 'object' as const, properties: { [each]: definition }, required: [] };
      const fitting = values.filter((one) => isValid(alone, { [each]: one }));
      const pick = picks[i] ?? 0;
      const chosen = fitting[pick % (fitting.length + 1)];
      return chosen === undefined ? [] : [[each, chosen] as const];
    }),
  );
const picks = fc.array(fc.nat(60), { minLength: 3, maxLength: 3 });

const isValid = (of: DatasetSchema, fields: Fields): boolean => {
  try {
    fit(fieldsSchema(of), fields);
    return true;
  } catch {
    return false;
  }
};

test('what was valid under a compatible old version is valid under the new', () => {
  let compatible = 0;
  let both = 0;
  fc.assert(
    fc.property(pair, fc.array(picks, { minLength: 10, maxLength: 10 }), ([old, next], records) => {
      if (compatibilityProblem(old, next) !== undefined) return;
      compatible += 1;
      for (const each of records) {
        const fields = recordOf(old, each);
        if (!isValid(old, fields)) continue;
        both += 1;
        expect(isValid(next, fields)).toBe(true);
      }
    }),
    { numRuns: 300 },
  );
  // The property must not hold for want of examples.
  expect(compatible).toBeGreaterThan(20);
  expect(both).toBeGreaterThan(20);
});

test('a schema is compatible with itself, and compatibility carries over', () => {
  fc.assert(
    fc.property(pair, schema, ([a, b], c) => {
      expect(compatibilityProblem(a, a)).toBeUndefined();
      if (compatibilityProblem(a, b) === undefined && compatibilityProblem(b, c) === undefined) {
        expect(compatibilityProblem(a, c)).toBeUndefined();
      }
    }),
  );
});

const of = (properties: Record<string, Item>, required: string[] = []): DatasetSchema => ({
  type: 'object',
  properties,
  required,
});
const name60: Item = { type: 'string', maxLength: 60 };

test.each([
  ['an item dropped', of({ n: name60, m: name60 }), of({ n: name60 }), problemWith(wrong.itemGone, { item: 'm' })],
  [
    'another type',
    of({ n: name60 }),
    of({ n: { type: 'integer' } }),
    problemWith(wrong.typeOther, { item: 'n', type: 'integer' }),
  ],
  [
    'shorter',
    of({ n: name60 }),
    of({ n: { type: 'string', maxLength: 59 } }),
    problemWith(wrong.maxLengthLower, { item: 'n' }),
  ],
  [
    'longer at least',
    of({ n: name60 }),
    of({ n: { ...name60, minLength: 1 } }),
    problemWith(wrong.minLengthHigher, { item: 'n' }),
  ],
  [
    'a format',
    of({ n: name60 }),
    of({ n: { ...name60, format: 'date' } }),
    problemWith(wrong.formatNew, { item: 'n', format: 'date' }),
  ],
  ['an enum', of({ n: name60 }), of({ n: { ...name60, enum: ['a'] } }), problemWith(wrong.enumNew, { item: 'n' })],
  [
    'a value dropped',
    of({ n: { ...name60, enum: ['a', 'b'] } }),
    of({ n: { ...name60, enum: ['b'] } }),
    problemWith(wrong.valueGone, { item: 'n', value: 'a' }),
  ],
  [
    'a minimum',
    of({ n: { type: 'integer' } }),
    of({ n: { type: 'integer', minimum: 0 } }),
    problemWith(wrong.minimumHigher, { item: 'n' }),
  ],
  [
    'a maximum',
    of({ n: { type: 'integer', maximum: 9 } }),
    of({ n: { type: 'integer', maximum: 8 } }),
    problemWith(wrong.maximumLower, { item: 'n' }),
  ],
  ['required now', of({ n: name60 }), of({ n: name60 }, ['n']), problemWith(wrong.itemRequired, { item: 'n' })],
])('%s is told', (_, old, next, problem) => expect(compatibilityProblem(old, next)).toEqual(problem));

test.each([
  ['an optional item', of({ n: name60 }), of({ n: name60, m: name60 })],
  ['longer', of({ n: name60 }), of({ n: { type: 'string' } })],
  ['no format any more', of({ n: { ...name60, format: 'date' } }), of({ n: name60 })],
  ['a value more', of({ n: { ...name60, enum: ['a'] } }), of({ n: { ...name60, enum: ['a', 'b'] } })],
  ['no longer required', of({ n: name60 }, ['n']), of({ n: name60 })],
])('%s is welcome', (_, old, next) => expect(compatibilityProblem(old, next)).toBeUndefined());
