import { errors, type Fields } from '@oneplusn/api';
import { InputError } from '../errors/sdk-error';
import fc from 'fast-check';
import { batchesOf, refuseUnkeyed } from './batches';

const row = fc.record({
  code: fc.string({ minLength: 1, maxLength: 12 }),
  text: fc.string({ unit: 'grapheme', maxLength: 300 }),
});
const sizeOf = (batch: readonly Fields[]) => Buffer.byteLength(JSON.stringify(batch));

test('all rows go out, in their order, in batches that are neither too many nor too large', () => {
  fc.assert(
    fc.property(
      fc.array(row, { maxLength: 60 }),
      fc.integer({ min: 1, max: 20 }),
      fc.integer({ min: 500, max: 5_000 }),
      (rows, records, bytes) => {
        const batches = batchesOf(rows, records, bytes);
        expect(batches.flat()).toEqual(rows);
        for (const batch of batches) {
          expect(batch.length).toBeGreaterThan(0);
          expect(batch.length).toBeLessThanOrEqual(records);
          if (batch.length > 1) expect(sizeOf(batch)).toBeLessThanOrEqual(bytes + 2);
        }
      },
    ),
  );
});

test('no batch is left half full where the next row would have fitted', () => {
  const rows = Array.from({ length: 1_001 }, (_, index) => ({ code: `${index}` }));
  expect(batchesOf(rows).map(({ length }) => length)).toEqual([500, 500, 1]);
  expect(batchesOf([])).toEqual([]);
});

describe('before anything is sent', () => {
  const refusal = (rows: Fields[], key = ['code']): InputError => {
    try {
      refuseUnkeyed({ key }, rows);
    } catch (error) {
      if (error instanceof InputError) return error;
      throw error;
    }
    throw new Error('nothing was refused');
  };

  test('a key that stands twice is refused, also far apart', () => {
    const rows = Array.from({ length: 900 }, (_, index) => ({ code: `${index % 899}` }));
    const error = refusal(rows);
    expect(error.is(errors.records.duplicateKey)).toBe(true);
    expect(error.args).toEqual({ index: rows.length - 1, first: 0 });
  });

  test('a row without its key is refused, with its number', () => {
    const error = refusal([{ code: '1' }, { code: '' }]);
    expect(error.is(errors.records.invalid)).toBe(true);
    expect(error.args).toMatchObject({ index: 1, field: 'code' });
    expect(refusal([{ a: 'x|y', b: 'z' }], ['a', 'b']).args).toMatchObject({ index: 0, field: 'a' });
  });

  test('good rows pass', () => {
    expect(() =>
      refuseUnkeyed({ key: ['a', 'b'] }, [
        { a: '1', b: '2' },
        { a: '1', b: '3' },
      ]),
    ).not.toThrow();
  });
});
