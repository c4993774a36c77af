import fc from 'fast-check';
import { derive, fits, isReleasable, releases } from './derive';
import type { DatasetSchema, Derivation, Item } from './schema';

const date: Item = { type: 'string', format: 'date', 'x-derive': ['year', 'month'] };

describe('what may be derived from an item', () => {
  test('year and month fit dates, ends fit other texts, nothing but whole fits numbers', () => {
    const id: Item = { type: 'string', format: 'resident-id' };
    const fitting = (item: Item) =>
      (['whole', 'year', 'month', 'first:6', 'last:4'] as const).filter((d) => fits(item, d));
    expect(fitting(date)).toEqual(['whole', 'year', 'month']);
    expect(fitting({ type: 'string', format: 'date-time' })).toEqual(['whole', 'year', 'month']);
    expect(fitting(id)).toEqual(['whole', 'first:6', 'last:4']);
    expect(fitting({ type: 'integer' })).toEqual(['whole']);
    expect(fitting({ type: 'boolean' })).toEqual(['whole']);
  });

  test('only what the schema declares is releasable, and each once', () => {
    const schema: DatasetSchema = { type: 'object', properties: { born: date, sex: { type: 'string' } }, required: [] };
    expect(isReleasable(schema, 'born', 'year')).toBe(true);
    expect(isReleasable(schema, 'born', 'last:2')).toBe(false);
    expect(isReleasable(schema, 'sex', 'whole')).toBe(true);
    expect(isReleasable(schema, 'toString', 'whole')).toBe(false);
    expect(releases({ type: 'string', 'x-derive': ['last:4', 'first:6', 'last:4', 'whole'] })).toEqual([
      'whole',
      'first:6',
      'last:4',
    ]);
  });
});

describe('derived values', () => {
  test('of dates and texts', () => {
    expect(derive('1987-05-06', 'year')).toBe('1987');
    expect(derive('1987-05-06', 'month')).toBe('1987-05');
    expect(derive('张三丰', 'first:1')).toBe('张');
    expect(derive('𠮷野家', 'first:1')).toBe('𠮷');
    expect(derive('11010519491231002X', 'last:4')).toBe('002X');
    expect(derive(42, 'whole')).toBe(42);
    expect(() => derive(42, 'last:1')).toThrow(TypeError);
  });

  test('a mask shows N characters of a longer text, and never the whole', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary' }),
        fc.integer({ min: 1, max: 99 }),
        fc.constantFrom('first', 'last'),
        (text, n, end) => {
          const derived = String(derive(text, `${end}:${n}` as Derivation));
          const length = [...text].length;
          expect([...derived]).toHaveLength(length > n ? n : 0);
          expect(end === 'first' ? text.startsWith(derived) : text.endsWith(derived)).toBe(true);
        },
      ),
    );
  });
});
