import { digest } from '@oneplusn/api';
import type { Json, records } from '@oneplusn/api';
import fc from 'fast-check';
import { chainFrom, duplicateIn, effectOf, following } from './rows';

type Row = records.OpenRecord;

const provenance = { by: 'MCA/wang', at: '2026-10-01T00:00:00.000Z', txId: 'tx' };
const rowOf = (key: string, name = key): Row => ({
  ...{ dataset: 'MCA/divisions', key, version: 1, revision: 1, state: 'current', provenance },
  fields: { code: key, name },
});
const change = { state: 'current', revision: 2, provenance } as const;

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
      const strangers = forged.map((name) => ({ ...rowOf('44', `!${name}`), version: 2 }));
      expect(chainFrom(versions[0]!, [...versions, ...strangers])).toEqual(versions);
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
  expect(duplicateIn(dataset, [{ code: '1' }, { code: '2' }, { code: '1', name: 'x' }])).toEqual({
    row: 3,
    first: 1,
  });
});
