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
const now = '2026-10-01T00:00:00.000Z';
const good = { code: '440000', name: '广东省', people: 126_012_510 };

test('good records pass as they are', () => {
  expect(checkedBatch(dataset, [good, { code: '450000', name: '广西壮族自治区' }], now)).toHaveLength(2);
  expect(checkedFields(dataset, good, now)).toEqual(good);
});

const refused: [string, Fields[], ErrorDescriptor, object][] = [
  ['a field missing', [good, { code: '450000' }], errors.records.invalid, { row: 2, field: 'name' }],
  ['an unknown field', [{ ...good, x: 1 }], errors.records.invalid, { row: 1, field: '#4' }],
  ['a wrong type', [{ ...good, people: '1' }], errors.records.invalid, { field: 'people' }],
  ['a number too small', [{ ...good, people: -1 }], errors.records.invalid, { field: 'people' }],
  ['a text too long', [{ ...good, name: '广'.repeat(21) }], errors.records.invalid, { field: 'name' }],
  ['no division', [{ ...good, code: '990000' }], errors.records.invalid, { field: 'code' }],
  ['a key twice', [good, { ...good, name: '广东' }], errors.records.duplicateKey, { row: 2, first: 1 }],
  ['too many', Array.from({ length: 501 }, () => good), errors.records.tooMany, { count: 501, limit: 500 }],
];

test.each(refused)('%s refuses the batch', (_, batch, expected, args) => {
  let thrown: unknown;
  try {
    checkedBatch(dataset, batch, now);
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

test('who would be born after the transaction is refused, by its time and no clock', () => {
  const people = {
    key: ['id'],
    schema: {
      type: 'object' as const,
      properties: { id: { type: 'string' as const, format: 'resident-id' as const } },
      required: [],
    },
  };
  const born2099 = [{ id: '110105209912310029' }];
  expect(() => checkedBatch(people, born2099, now)).toThrow(/future/);
  // In China the last day of 2099 begins eight hours before it does in UTC.
  expect(() => checkedBatch(people, born2099, '2099-12-30T15:59:59.999Z')).toThrow(/future/);
  expect(checkedBatch(people, born2099, '2099-12-30T16:00:00.000Z')).toEqual(born2099);
});
