import fc from 'fast-check';
import * as v from 'valibot';
import { problemWith } from '@oneplusn/errors';
import { sha256 } from '../canonical';
import type { DatasetSchema, Derivation, Fields } from '../dataset/schema';
import { valueProblems as wrong } from '../errors/problems/value';
import { bundleTree, shareOf, type Share } from './bundle';
import { RecordProof, commit, disclose, fieldsOf, layoutOf, leavesOf } from './commitment';
import type { CommittedRecord } from './commitment';
import { blindedName, businessKey, keyProblem, keysCommitment, seedOf } from './keys';
import { verifyRecord } from './verify';

const schema: DatasetSchema = {
  type: 'object',
  properties: {
    id: { type: 'string', format: 'resident-id', 'x-derive': ['last:4'] },
    name: { type: 'string', 'x-derive': ['first:1'] },
    born: { type: 'string', format: 'date', 'x-derive': ['year', 'month'] },
    insured: { type: 'boolean' },
    months: { type: 'integer' },
    note: { type: 'string' },
  },
  required: ['id'],
};
const fields = fc.record(
  {
    id: fc.string({ minLength: 1, maxLength: 20 }),
    name: fc.string(),
    born: fc.constantFrom('1987-05-06', '2001-12-31'),
    insured: fc.boolean(),
    months: fc.maxSafeInteger(),
    note: fc.string(),
  },
  { requiredKeys: ['id'] },
);
const hash = fc.option(fc.stringMatching(/^[0-9a-f]{64}$/), { nil: undefined });
const secret = fc.stringMatching(/^(?:[0-9a-f]{2}){16,64}$/);
const layout = layoutOf(schema);
const selection = fc
  .subarray(layout, { minLength: 1 })
  .map((leaves) => Object.fromEntries(leaves.map(({ field, as }) => [field, as])) as Record<string, Derivation>);

interface Case {
  readonly record: CommittedRecord;
  readonly selection: Record<string, Derivation>;
  readonly proof: RecordProof;
  readonly rootHash: string;
}

/** Roots of other records, before and behind, of those that share theirs. */
const company = fc.option(fc.tuple(fc.array(hash, { maxLength: 7 }), fc.array(hash, { maxLength: 8 })), {
  nil: undefined,
});

const cases = fc.record({ fields, secret, selection, company }).map(({ fields, secret, selection, company }): Case => {
  const name = { dataset: 'MHRSS/insured', key: fields.id, version: 3, revision: 2 };
  const record = { ...name, leaves: leavesOf(schema, fields) };
  const seed = seedOf(secret, name);
  const blinded = blindedName(secret, name.dataset, name.key);
  const proof = { ...disclose(record, seed, selection), blinded };
  const root = commit(record, seed);
  if (!company) return { record, selection, proof, rootHash: sha256(root) };
  const [before, behind] = company;
  const tree = bundleTree([...before, root, ...behind]);
  return { record, selection, proof: { ...proof, share: shareOf(tree, before.length) }, rootHash: sha256(tree.hash) };
});

const expectedOf = ({ record, selection, rootHash }: Case) => ({
  dataset: record.dataset,
  key: record.key,
  rootHash,
  fields: selection,
  schema,
});

test('what is disclosed is what was selected, in its shape, and it verifies', () => {
  fc.assert(
    fc.property(cases, (given) => {
      expect(v.parse(RecordProof, given.proof)).toEqual(given.proof);
      expect(Object.fromEntries(given.proof.fields.map(({ field, as }) => [field, as]))).toEqual(given.selection);
      expect(verifyRecord(given.proof, expectedOf(given))).toEqual([]);
    }),
  );
});

test('a record gives its fields back', () => {
  fc.assert(
    fc.property(fields, (all) => {
      const record = { dataset: 'A/b', key: all.id, version: 1, revision: 1, leaves: leavesOf(schema, all) };
      expect(fieldsOf(record)).toEqual(all);
    }),
  );
});

test('nothing of what was not selected appears in the proof', () => {
  const all = {
    id: '11010519491231002X',
    name: '欧阳修',
    born: '1987-05-06',
    note: 'confidential',
    months: 987_654_321,
  };
  const record = { dataset: 'A/b', key: 'k', version: 1, revision: 1, leaves: leavesOf(schema, all) };
  const shown = JSON.stringify(disclose(record, 'ab'.repeat(16), { born: 'year', name: 'first:1', id: 'last:4' }));
  for (const hidden of [all.id, all.name, all.born, all.note, String(all.months)]) expect(shown).not.toContain(hidden);
  expect(shown).toContain('002X');
});

/** Every way to alter one thing that the proof says. */
const tampering: Record<string, (proof: RecordProof) => RecordProof> = {
  key: (proof) => ({ ...proof, key: `${proof.key}x` }),
  dataset: (proof) => ({ ...proof, dataset: 'MHRSS/other' }),
  version: (proof) => ({ ...proof, version: proof.version + 1 }),
  revision: (proof) => ({ ...proof, revision: proof.revision + 1 }),
  salt: (proof) => ({ ...proof, salt: sha256(proof.salt) }),
  size: (proof) => ({ ...proof, size: proof.size + 1 }),
  'a hash': (proof) => ({ ...proof, others: proof.others.map((hash, index) => (index === 0 ? sha256(hash) : hash)) }),
  'a hash more': (proof) => ({ ...proof, others: [...proof.others, proof.salt] }),
  'a value': (proof) => withFirst(proof, (field) => ({ ...field, value: `${field.value}x` })),
  'a value to null': (proof) => withFirst(proof, (field) => ({ ...field, value: field.value === null ? 0 : null })),
  'a field name': (proof) => withFirst(proof, (field) => ({ ...field, field: 'other' })),
  'a derivation': (proof) => withFirst(proof, (field) => ({ ...field, as: field.as === 'whole' ? 'year' : 'whole' })),
  'a place': (proof) => withFirst(proof, (field) => ({ ...field, at: (field.at % layout.length) + 1 })),
  'a field salt': (proof) => withFirst(proof, (field) => ({ ...field, salt: sha256(field.salt) })),
  'a field less': (proof) => ({ ...proof, fields: proof.fields.slice(1) }),
  'no share': ({ share: _, ...proof }) => proof,
  'a share': (proof) => ({ ...proof, share: { at: 0, size: 2, others: [proof.salt] } }),
  'a place in a bundle': (proof) => withShare(proof, (share) => ({ ...share, at: (share.at + 1) % share.size })),
  'a size of a bundle': (proof) => withShare(proof, (share) => ({ ...share, size: share.size + 40 })),
  'a hash of a bundle': (proof) => withShare(proof, (share) => ({ ...share, others: share.others.map(sha256) })),
  'a field twice': (proof) => ({ ...proof, fields: [...proof.fields, proof.fields[0]!] }),
};

function withFirst(proof: RecordProof, change: (field: RecordProof['fields'][0]) => RecordProof['fields'][0]) {
  return { ...proof, fields: proof.fields.map((field, index) => (index === 0 ? change(field) : field)) };
}

function withShare(proof: RecordProof, change: (share: Share) => Share): RecordProof {
  return proof.share ? { ...proof, share: change(proof.share) } : proof;
}

test.each(Object.keys(tampering))('altering %s is caught, with and without the schema', (what) => {
  fc.assert(
    fc.property(cases, (given) => {
      const altered = tampering[what]!(given.proof);
      fc.pre(JSON.stringify(altered) !== JSON.stringify(given.proof));
      expect(verifyRecord(altered, expectedOf(given))).not.toEqual([]);
      const { dataset, key, rootHash } = expectedOf(given);
      expect(verifyRecord(altered, { dataset, key, rootHash })).not.toEqual([]);
    }),
  );
});

test('a proof of another record, of an old version, or of none is caught', () => {
  fc.assert(
    fc.property(cases, (given) => {
      const expected = expectedOf(given);
      expect(verifyRecord(given.proof, { ...expected, key: `${expected.key}x` })).not.toEqual([]);
      expect(verifyRecord(given.proof, { ...expected, rootHash: sha256(expected.rootHash) })).not.toEqual([]);
      expect(verifyRecord(given.proof, { ...expected, rootHash: null })).not.toEqual([]);
    }),
  );
});

test('a proof that lacks what was opened, or holds what was not, is caught', () => {
  fc.assert(
    fc.property(cases, fc.constantFrom(...layout), (given, { field, as }) => {
      const expected = expectedOf(given);
      fc.pre(given.selection[field] !== as);
      expect(verifyRecord(given.proof, { ...expected, fields: { ...given.selection, [field]: as } })).not.toEqual([]);
      const [first] = Object.keys(given.selection);
      const fewer = Object.fromEntries(Object.entries(given.selection).filter(([name]) => name !== first));
      expect(verifyRecord(given.proof, { ...expected, fields: fewer })).not.toEqual([]);
      // A record written before the schema declared a field cannot show it.
      expect(verifyRecord(given.proof, { ...expected, fields: { ...given.selection, later: 'whole' } })).toEqual([]);
    }),
  );
});

test('two values of one field, committed by a provider, are caught with the schema', () => {
  const leaves = leavesOf(schema, { id: 'a', name: 'b' });
  const record = {
    dataset: 'A/b',
    key: 'a',
    version: 1,
    revision: 1,
    leaves: [...leaves, { ...leaves.at(-1)!, value: 'c' }],
  };
  const seed = 'cd'.repeat(16);
  const both = { ...disclose(record, seed, { note: 'whole' }), blinded: sha256('x') };
  expect(both.fields).toHaveLength(2);
  expect(verifyRecord(both, { dataset: 'A/b', key: 'a', rootHash: sha256(commit(record, seed)), schema })).not.toEqual(
    [],
  );
});

describe('keys', () => {
  test('a business key joins the key fields in their order', () => {
    const dataset = { key: ['province', 'code'] };
    expect(businessKey(dataset, { code: '01', province: 'GD', other: 1 })).toBe('GD|01');
    expect(businessKey(dataset, { code: '01' })).toBe('|01');
    expect(keyProblem(dataset, { code: '0 1', province: 'GD' })).toBeUndefined();
    expect(keyProblem({ key: ['code'] }, { code: '0|1' })).toBeUndefined();
    expect(keyProblem(dataset, { code: 'x'.repeat(253), province: 'GD' })).toBeUndefined();
  });

  test.each<[string, Fields, object]>([
    ['lacks a part', { code: '01' }, { field: 'province', problem: problemWith(wrong.keyText) }],
    ['has an empty part', { code: '', province: 'GD' }, { field: 'code', problem: problemWith(wrong.keyText) }],
    ['has a number', { code: 1, province: 'GD' }, { field: 'code', problem: problemWith(wrong.keyText) }],
    ['has a bar', { code: '0|1', province: 'GD' }, { field: 'code', problem: problemWith(wrong.keyBar) }],
    ['has a NUL', { code: 'a\u0000', province: 'GD' }, { field: 'code', problem: problemWith(wrong.keyControl) }],
    ['has a last', { code: 'a\u{10ffff}', province: 'GD' }, { field: 'code', problem: problemWith(wrong.keyControl) }],
    [
      'is long',
      { code: 'x'.repeat(254), province: 'GD' },
      { field: 'province|code', problem: problemWith(wrong.keyLength) },
    ],
  ])('a record that %s has none', (_, fields, problem) => {
    expect(keyProblem({ key: ['province', 'code'] }, fields)).toEqual(problem);
  });

  test('different records of several key parts have different keys', () => {
    const part = fc.string({ minLength: 1, maxLength: 20 });
    const row = fc.record({ a: part, b: part });
    const dataset = { key: ['a', 'b'] };
    fc.assert(
      fc.property(row, row, (one, two) => {
        fc.pre(!keyProblem(dataset, one) && !keyProblem(dataset, two));
        expect(businessKey(dataset, one) === businessKey(dataset, two)).toBe(one.a === two.a && one.b === two.b);
      }),
    );
  });

  test('a commitment to keys depends on each key, their order and the salt', () => {
    const salt = 'ef'.repeat(16);
    const of = (keys: string[], by = salt) => keysCommitment(keys, by);
    expect(of(['a', 'b'])).toMatch(/^[0-9a-f]{64}$/);
    expect(new Set([of(['a', 'b']), of(['b', 'a']), of(['ab']), of(['a', 'b'], '00'.repeat(16))]).size).toBe(4);
  });
});
