import { digest, sha256 } from '@oneplusn/api';
import type { Json, records } from '@oneplusn/api';
import fc from 'fast-check';
import { batched, chainFrom, duplicateIn, effectOf, entryIn, following, holds, rowText } from './rows';
import type { RowEntry } from './rows';

type Row = records.OpenRecord;

const provenance = { by: 'MCA/wang', at: '2026-10-01T00:00:00.000Z', txId: 'tx' };
const rowOf = (key: string, name = key): Row => ({
  ...{ dataset: 'MCA/divisions', key, version: 1, revision: 1, state: 'current', provenance },
  fields: { code: key, name },
});
const keys = fc.uniqueArray(fc.stringMatching(/^\d{1,6}$/), { minLength: 1, maxLength: 50 });
const change = { state: 'current', revision: 2, provenance } as const;

/** Seals as the provider's implicit collection would hold them. */
function sealsWith(roots: readonly string[], own?: Row) {
  return { own: own && sha256(rowText(own)), hasBatch: async (root: string) => roots.includes(root) };
}

test('each row of a sealed batch holds; altered, moved, or without the seal it does not', async () => {
  await fc.assert(
    fc.asyncProperty(keys, fc.nat(), fc.string(), async (all, pick, name) => {
      const { root, entries } = batched(all.map((key) => rowOf(key)));
      const entry = entries[pick % entries.length]!;
      const { dataset, key } = entry.row;
      fc.pre(name !== key);
      expect(await holds(entry, dataset, key, sealsWith([root]))).toBe(true);
      expect(await holds({ ...entry, row: rowOf(key, name) }, dataset, key, sealsWith([root]))).toBe(false);
      expect(await holds(entry, dataset, `${key}1`, sealsWith([root]))).toBe(false);
      expect(await holds(entry, 'MCA/other', key, sealsWith([root]))).toBe(false);
      expect(await holds(entry, dataset, key, sealsWith([]))).toBe(false);
      expect(await holds({ row: entry.row }, dataset, key, sealsWith([root]))).toBe(false);
    }),
  );
});

test('once a row has a seal of its own, its batch no longer vouches for the version before', async () => {
  const { root, entries } = batched([rowOf('44'), rowOf('45')]);
  const before = entries[0]!;
  const withdrawn = following(before.row, { ...change, state: 'withdrawn' });
  expect(await holds({ row: withdrawn }, 'MCA/divisions', '44', sealsWith([root], withdrawn))).toBe(true);
  expect(await holds(before, 'MCA/divisions', '44', sealsWith([root], withdrawn))).toBe(false);
});

test('a later version cannot pass as a row of a batch', async () => {
  const { root, entries } = batched([{ ...rowOf('44'), version: 2 }]);
  expect(await holds(entries[0]!, 'MCA/divisions', '44', sealsWith([root]))).toBe(false);
});

test('what is no entry is taken for none', () => {
  const entry = { row: rowOf('44') } as unknown as Json;
  expect(entryIn(entry)).toEqual(entry);
  fc.assert(fc.property(fc.jsonValue(), (value) => entryIn(value as Json) === undefined));
  expect(entryIn({ row: { ...rowOf('44'), version: 'x' } })).toBeUndefined();
});

test('putting creates, changes, or does nothing; a withdrawn row comes back as a change', () => {
  const row = rowOf('44', '广东');
  expect(effectOf(undefined, row.fields!)).toBe('created');
  expect(effectOf(row, { name: '广东', code: '44' })).toBe('unchanged');
  expect(effectOf(row, { name: '广东省', code: '44' })).toBe('updated');
  expect(effectOf(following(row, { ...change, state: 'withdrawn' }), row.fields!)).toBe('updated');
});

test('a history leads back version by version and drops what was never sealed', () => {
  fc.assert(
    fc.property(fc.array(fc.string(), { minLength: 1, maxLength: 8 }), fc.array(fc.string()), (names, forged) => {
      const versions = [rowOf('44')];
      for (const name of names) versions.unshift(following(versions[0]!, { ...change, fields: { code: '44', name } }));
      const strangers: RowEntry[] = forged.map((name) => ({ row: { ...rowOf('44', `!${name}`), version: 2 } }));
      const entries = [...versions.map((row) => ({ row })), ...strangers];
      expect(chainFrom(versions[0]!, entries)).toEqual(versions);
      expect(versions.map(({ version }) => version)).toEqual(versions.map((_, i) => versions.length - i));
    }),
  );
});

test('a version names the digest of the one before and keeps no fields that it was not given', () => {
  const row = rowOf('44');
  const next = following(row, { ...change, state: 'withdrawn', reason: '撤销建制' });
  expect(next).toEqual({
    ...{ dataset: row.dataset, key: '44', version: 2, revision: 2, state: 'withdrawn', reason: '撤销建制', provenance },
    previous: digest(row as unknown as Json),
  });
});

test('a key that stands twice in a batch is found', () => {
  const dataset = { key: ['code'] };
  expect(duplicateIn(dataset, [{ code: '1' }, { code: '2' }])).toBeUndefined();
  expect(duplicateIn(dataset, [{ code: '1' }, { code: '2' }, { code: '1', name: 'x' }])).toBe('1');
});
