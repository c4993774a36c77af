import { lexicon, type catalog } from '@oneplusn/api';
import { sayProblem } from '@oneplusn/errors';
import { differenceOf } from './publish';

type Entry = Pick<catalog.Dataset, 'key' | 'sharing' | 'schema'>;
const entry: Entry = {
  key: ['code'],
  sharing: { class: 'unconditional', mode: 'interface' },
  schema: {
    type: 'object',
    properties: { code: { type: 'string', title: '代码' }, name: { type: 'string', 'x-derive': ['first:1'] } },
    required: ['name', 'code'],
  },
};
const definition = {
  key: ['code'],
  sharing: { class: 'unconditional' },
  schema: {
    type: 'object',
    properties: { code: { type: 'string' }, name: { type: 'string', 'x-derive': ['first:1'], description: '名称' } },
    required: ['code', 'name'],
  },
} as const;

test('titles, and the order of what is required, do not matter', () => {
  expect(differenceOf(definition, entry)).toBeUndefined();
});

test('a field that the catalog has gained does not matter either', () => {
  const properties = { ...entry.schema.properties, level: { type: 'integer' } as const };
  expect(differenceOf(definition, { ...entry, schema: { ...entry.schema, properties } })).toBeUndefined();
});

test.each<[string, Partial<Entry>]>([
  ['the key is name', { key: ['name'] }],
  ['its sharing class is conditional', { sharing: { class: 'conditional', mode: 'interface' } }],
  ['it has no field name', { schema: { ...entry.schema, properties: { code: { type: 'string' } } } }],
  [
    'the field name is defined otherwise',
    { schema: { ...entry.schema, properties: { code: { type: 'string' }, name: { type: 'string' } } } },
  ],
  ['other fields are required', { schema: { ...entry.schema, required: ['code'] } }],
])('%s', (problem, change) => {
  const found = differenceOf(definition, { ...entry, ...change });
  expect(found && sayProblem('en', found, lexicon)).toBe(problem);
});
