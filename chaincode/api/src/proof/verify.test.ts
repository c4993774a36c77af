/** What is wrong with a proof is said by its name: each check alone, where all others hold. */
import { problemWith } from '@oneplusn/errors';
import { sha256 } from '../canonical';
import type { DatasetSchema } from '../dataset/schema';
import { proofProblems as wrong } from '../errors/problems/proof';
import { commit, disclose, layoutOf, leavesOf, type RecordProof } from './commitment';
import { verifyRecord, type ExpectedRecord } from './verify';

const schema: DatasetSchema = {
  type: 'object',
  properties: {
    name: { type: 'string', 'x-derive': ['first:1'] },
    born: { type: 'string', format: 'date', 'x-derive': ['year', 'month'] },
    code: { type: 'string' },
  },
  required: ['code'],
};
const { name, ...others } = schema.properties;
const seed = 'cd'.repeat(32);
const named = { dataset: 'MHRSS/insured', key: 'a', version: 1, revision: 1 };
const record = { ...named, leaves: leavesOf(schema, { code: 'a', name: '张三', born: '1987-05-06' }) };
const selection = { name: 'first:1', born: 'year' };
const proof: RecordProof = { ...disclose(record, seed, selection), blinded: sha256('x') };
const expected: ExpectedRecord = {
  dataset: named.dataset,
  key: named.key,
  rootHash: sha256(commit(record, seed)),
  fields: selection,
  schema,
};
const whole = { ...disclose(record, seed, { name: 'whole', born: 'year' }), blinded: proof.blinded };

test('the leaves lie by the names of the fields, however the schema is written: the whole first, then by form', () => {
  const turned = { ...schema, properties: Object.fromEntries(Object.entries(schema.properties).reverse()) };
  for (const each of [schema, turned])
    expect(layoutOf(each).map(({ field, as }) => `${field} ${as}`)).toEqual([
      ...['born whole', 'born month', 'born year', 'code whole', 'name whole', 'name first:1'],
    ]);
});

test.each<[string, RecordProof, Partial<ExpectedRecord>, object[]]>([
  ['nothing', proof, {}, []],
  ['nothing, whatever was opened', proof, { fields: undefined, schema: undefined }, []],
  [
    'another dataset',
    proof,
    { dataset: 'MHRSS/other' },
    [problemWith(wrong.otherDataset, { found: 'MHRSS/insured', wanted: 'MHRSS/other' })],
  ],
  ['another record', proof, { key: 'b' }, [problemWith(wrong.otherRecord)]],
  ['no commitment', proof, { rootHash: null }, [problemWith(wrong.notCommitted)]],
  ['another commitment', proof, { rootHash: sha256('another') }, [problemWith(wrong.contentDiffers)]],
  [
    'hashes that are left over',
    { ...proof, others: [...proof.others, proof.salt] },
    {},
    [problemWith(wrong.hashesMisfit)],
  ],
  [
    'a field that nobody asked for',
    proof,
    { fields: { name: 'first:1' } },
    [problemWith(wrong.notAskedFor, { field: 'born', form: 'year' })],
  ],
  [
    'more of a field than was asked for',
    whole,
    {},
    [
      problemWith(wrong.notAskedFor, { field: 'name', form: 'whole' }),
      problemWith(wrong.lacking, { field: 'name', form: 'first:1' }),
    ],
  ],
  [
    'a field that is not there',
    proof,
    { fields: { ...selection, code: 'whole' } },
    [problemWith(wrong.lacking, { field: 'code', form: 'whole' })],
  ],
  ['nothing, where the schema has no such field', proof, { fields: { ...selection, later: 'whole' } }, []],
  ['nothing, where the schema has no such form', proof, { fields: { ...selection, code: 'last:4' } }, []],
  [
    'a field that is not there, where no schema tells',
    proof,
    { fields: { ...selection, later: 'whole' }, schema: undefined },
    [problemWith(wrong.lacking, { field: 'later', form: 'whole' })],
  ],
  [
    'leaves that the schema has not',
    proof,
    { schema: { ...schema, properties: { ...schema.properties, note: { type: 'string' } } } },
    [problemWith(wrong.leaves, { found: 7, wanted: 8 })],
  ],
  [
    'fields in places of others',
    proof,
    { schema: { ...schema, properties: { ...schema.properties, name: { type: 'string', 'x-derive': ['last:1'] } } } },
    [problemWith(wrong.misplaced, { field: 'name', form: 'first:1' })],
  ],
  [
    'a field in the place of another one of the same form',
    proof,
    { schema: { ...schema, properties: { ...others, nick: name! } } },
    [problemWith(wrong.misplaced, { field: 'name', form: 'first:1' })],
  ],
  [
    'a field in a place that there is not',
    { ...proof, fields: proof.fields.map((field) => (field.field === 'name' ? { ...field, at: 99 } : field)) },
    {},
    [problemWith(wrong.misplaced, { field: 'name', form: 'first:1' }), problemWith(wrong.hashesMisfit)],
  ],
])('%s', (_, given, change, problems) => {
  expect(verifyRecord(given, { ...expected, ...change })).toEqual(problems);
});

test('a field twice is caught without the schema, in the same place or in another', () => {
  const { dataset, key, rootHash } = expected;
  for (const at of [proof.fields[0]!.at, 0]) {
    const twice = { ...proof, fields: [...proof.fields, { ...proof.fields[0]!, at }] };
    for (const share of [undefined, { at: 0, size: 1, others: [] }])
      expect(verifyRecord({ ...twice, share }, { dataset, key, rootHash })).toEqual([problemWith(wrong.hashesMisfit)]);
  }
});
