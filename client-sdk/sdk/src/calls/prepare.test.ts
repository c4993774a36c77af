import { RequestId, errors, transactions } from '@oneplusn/api';
import { InputError } from '../errors/sdk-error';
import * as v from 'valibot';
import { prepare } from './prepare';

const open = transactions.access.open;
const input = {
  dataset: 'MHRSS/insured',
  fields: { name: 'whole' },
  purpose: 'licence.review',
  records: 1,
};
const transient = { keys: ['11010519491231002X'], salt: '00'.repeat(32), sealTo: '0c'.repeat(32) };

function refusal(attempt: () => unknown): InputError {
  try {
    attempt();
  } catch (error) {
    if (error instanceof InputError) return error;
    throw error;
  }
  throw new Error('nothing was refused');
}

test('a write travels as one JSON argument with its request id, transient data as one JSON value a field', () => {
  const call = prepare(open, input, { transient, requestId: 'order-00017' }, 1_000);
  expect(JSON.parse(call.argument)).toEqual({ requestId: 'order-00017', input });
  const sent = { keys: '["11010519491231002X"]', salt: `"${'00'.repeat(32)}"`, sealTo: `"${'0c'.repeat(32)}"` };
  expect(call.transient).toEqual(sent);
});

test('a write gets a request id of its own where none is given; a read has none', () => {
  const ids = [1, 2].map(() => prepare(open, input, { transient }, 1_000).requestId);
  expect(new Set(ids).size).toBe(2);
  for (const id of ids) expect(v.is(RequestId, id)).toBe(true);
  const read = prepare(transactions.catalog.get, { dataset: 'MHRSS/insured' }, { requestId: 'order-00017' }, 1_000);
  expect(JSON.parse(read.argument)).toEqual({ input: { dataset: 'MHRSS/insured' } });
  expect(read.transient).toBeUndefined();
});

test('defaults are filled in before anything is sent', () => {
  const call = prepare(transactions.catalog.search, undefined, {}, 1_000);
  expect(JSON.parse(call.argument)).toEqual({ input: { retired: false, size: 50 } });
});

test.each([
  ['purpose', { ...input, purpose: 'Not A Purpose' }, { transient }],
  ['dataset', { ...input, dataset: 'insured' }, { transient }],
  ['records', { ...input, records: 1.5 }, { transient }],
  ['transient.salt', input, { transient: { ...transient, salt: 'xyz' } }],
  ['transient.keys', input, { transient: { ...transient, keys: [] } }],
  ['requestId', input, { transient, requestId: '短' }],
])('a mistake in %s is refused without a round trip', (path, given, options) => {
  const error = refusal(() => prepare(open, given, options, 1_000));
  expect(error.is(errors.ledger.malformed)).toBe(true);
  expect(error.args['path']).toBe(path);
});

test('transient data that is not given is asked for', () => {
  const error = refusal(() => prepare(open, input, {}, 1_000));
  expect(error.is(errors.ledger.transientMissing)).toBe(true);
});

test('a call that is too large is refused here, transient data counted in', () => {
  const rows = Array.from({ length: 200 }, (_, index) => ({ nr: `${index}`, text: '字'.repeat(2_000) }));
  const options = { transient: { records: rows, salt: '00'.repeat(32) } };
  const put = { dataset: 'MHRSS/insured', count: rows.length };
  const error = refusal(() => prepare(transactions.records.putConditional, put, options, 1_000));
  expect(error.is(errors.ledger.tooLarge)).toBe(true);
  expect(error.args['size']).toBeGreaterThan(1_200_000);
});
