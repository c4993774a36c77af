import { LedgerError, errors } from '@oneplusn/api';
import type { Fields } from '@oneplusn/api';
import type { ErrorDescriptor } from '@oneplusn/errors';
import { checkedBatch, checkedFields, refuseKeyChange } from './batch';

const dataset = {
  key: ['code'],
  schema: {
    type: 'object' as const,
    properties: {
      code: { type: 'string' as const, format: 'division' as const },
      name: { type: 'string' as const, maxLength: 20 },
      people: { type: 'integer' as const, minimum: 0 },
    },
    required: ['code', 'name'],
  },
};
const good = { code: '440000', name: '广东省', people: 126_012_510 };

test('good records pass as they are', () => {
  expect(checkedBatch(dataset, [good, { code: '450000', name: '广西壮族自治区' }])).toHaveLength(2);
  expect(checkedFields(dataset, good)).toEqual(good);
});

const refused: [string, Fields[], ErrorDescriptor, object][] = [
  ['a field missing', [good, { code: '450000' }], errors.records.invalid, { index: 1, field: 'name' }],
  ['an unknown field', [{ ...good, x: 1 }], errors.records.invalid, { index: 0, field: '#4' }],
  ['a wrong type', [{ ...good, people: '1' }], errors.records.invalid, { field: 'people' }],
  ['a number too small', [{ ...good, people: -1 }], errors.records.invalid, { field: 'people' }],
  ['a text too long', [{ ...good, name: '广'.repeat(21) }], errors.records.invalid, { field: 'name' }],
  ['no division', [{ ...good, code: '990000' }], errors.records.invalid, { field: 'code' }],
  ['a key twice', [good, { ...good, name: '广东' }], errors.records.duplicateKey, { index: 1, first: 0 }],
  ['too many', Array.from({ length: 501 }, () => good), errors.records.tooMany, { count: 501, limit: 500 }],
];

test.each(refused)('%s refuses the batch', (_, batch, expected, args) => {
  let thrown: unknown;
  try {
    checkedBatch(dataset, batch);
  } catch (error) {
    thrown = error;
  }
  expect(thrown).toBeInstanceOf(LedgerError);
  expect((thrown as LedgerError).code).toBe(expected.code);
  expect((thrown as LedgerError).args).toMatchObject(args);
});

test('a correction keeps the business key', () => {
  expect(() => refuseKeyChange(dataset, '440000', good)).not.toThrow();
  expect(() => refuseKeyChange(dataset, '450000', good)).toThrow(/RECORDS-108/);
});
