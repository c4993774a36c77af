import fc from 'fast-check';
import { batchesOf } from './batches';
import { bytesOf, type Row } from './rows';

const rowOf = (fields: { code: string; text?: string }): Row => ({ fields, key: fields.code, bytes: bytesOf(fields) });
const row = fc
  .record({
    code: fc.string({ minLength: 1, maxLength: 12 }),
    text: fc.string({ unit: 'grapheme', maxLength: 300 }),
  })
  .map(rowOf);
const sizeOf = (batch: readonly Row[]) => Buffer.byteLength(JSON.stringify(batch.map(({ fields }) => fields)));

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
  const rows = Array.from({ length: 1_001 }, (_, index) => rowOf({ code: `${index}` }));
  expect(batchesOf(rows).map(({ length }) => length)).toEqual([500, 500, 1]);
  expect(batchesOf([])).toEqual([]);
});
