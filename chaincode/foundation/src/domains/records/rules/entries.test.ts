import { sheetRoot } from '@oneplusn/api';
import type { Json } from '@oneplusn/api';
import fc from 'fast-check';
import { batched, entryIn, sharedRow, sheetIn, sheetOf } from './entries';

const dataset = 'MCA/divisions';
const shared = { revision: 3, provenance: { by: 'MCA/wang', at: '2026-10-01T00:00:00.000Z', txId: 'tx' } };
const keys = fc.uniqueArray(fc.stringMatching(/^\d{1,6}$/), { minLength: 2, maxLength: 200 });
const rowsOf = (all: readonly string[]) => all.map((key) => ({ key, fields: { code: key, name: `n${key}` } }));

test('each row of a batch is whole again with its sheet; altered, moved, or with another sheet it is not', () => {
  fc.assert(
    fc.property(keys, fc.nat(), (all, pick) => {
      const { root, entries, sheets } = batched(dataset, rowsOf(all), shared);
      const { key, entry } = entries[pick % entries.length]!;
      const sheetAt = (place: readonly string[]) => sheets.find((each) => each.place.join() === place.join())!.sheet;
      const sheet = sheetAt(sheetOf(entry));
      expect(sheetRoot(sheet)).toBe(root);
      const fields = { code: key, name: `n${key}` };
      expect(sharedRow(entry, sheet, dataset, key)).toEqual({
        ...{ dataset, key, version: 1, fields, state: 'current' },
        ...shared,
      });
      expect(sharedRow({ ...entry, fields: { ...fields, name: '' } }, sheet, dataset, key)).toBeUndefined();
      expect(sharedRow({ ...entry, at: entry.at + 1 }, sheet, dataset, key)).toBeUndefined();
      expect(sharedRow(entry, sheet, dataset, `${key}1`)).toBeUndefined();
      expect(sharedRow(entry, sheet, 'MCA/other', key)).toBeUndefined();
      expect(sharedRow(entry, { ...sheet, revision: 4 }, dataset, key)).toBeUndefined();
      for (const other of sheets) {
        if (other.sheet !== sheet) expect(sharedRow(entry, other.sheet, dataset, key)).toBeUndefined();
      }
    }),
    { numRuns: 50 },
  );
});

test('what is stored is read again as it was', () => {
  const { entries, sheets } = batched(dataset, rowsOf(['44', '45']), shared);
  for (const { entry } of entries) expect(entryIn(entry)).toEqual(entry);
  for (const { sheet } of sheets) expect(sheetIn(sheet as unknown as Json)).toEqual(sheet);
  const row = { dataset, key: '44', version: 2, state: 'withdrawn', ...shared };
  expect(entryIn({ row })).toEqual({ row });
});

test('what is no entry or no sheet is taken for none', () => {
  const nothing = (value: unknown) => entryIn(value as Json) === undefined && sheetIn(value as Json) === undefined;
  fc.assert(fc.property(fc.jsonValue(), nothing));
  expect(nothing({ row: { dataset, key: '44', version: 'x' } })).toBe(true);
  expect(nothing({ batch: 'short', at: 0, fields: {} })).toBe(true);
  expect(nothing({ ...shared, from: 0, size: 1, leaves: '*', others: [] })).toBe(true);
});
