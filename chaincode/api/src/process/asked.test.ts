import type { Fields } from '../dataset/schema';
import { askedSchema, kindProblem } from './asked';
import type { ProcessForm } from './definition';

const form: ProcessForm = {
  name: 'application',
  title: { zh: '申请表' },
  when: { landlord: { op: '=', field: 'tenancy', value: 'rented' } },
  kinds: { lease: 'document', fee: 'amount' },
  schema: {
    type: 'object',
    properties: {
      tenancy: { type: 'string' },
      landlord: { type: 'string' },
      lease: { type: 'string' },
      fee: { type: 'integer' },
    },
    required: ['tenancy', 'landlord'],
  },
};

test('a field whose condition is closed is not asked for, required or not', () => {
  expect(askedSchema(form, { tenancy: 'rented' })).toEqual(form.schema);
  const closed: Fields[] = [{ tenancy: 'owned' }, {}];
  for (const values of closed) {
    const { properties, required } = askedSchema(form, values);
    expect([Object.keys(properties), required]).toEqual([['tenancy', 'lease', 'fee'], ['tenancy']]);
  }
});

test('a document is a digest, an amount is not negative', () => {
  expect(kindProblem(form, { lease: 'ab'.repeat(32), fee: 0 })).toBeUndefined();
  expect(kindProblem(form, {})).toBeUndefined();
  expect(kindProblem(form, { lease: 'lease.pdf' })).toMatchObject({ field: 'lease' });
  expect(kindProblem(form, { fee: -1 })).toMatchObject({ field: 'fee' });
});
