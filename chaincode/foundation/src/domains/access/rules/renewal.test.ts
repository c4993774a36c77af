import { errors } from '@oneplusn/api';
import type { access } from '@oneplusn/api';
import { renewalProblem, type Renewal } from './renewal';

const asked: Renewal = {
  ...{ dataset: 'MHRSS/insured', requester: 'GD', department: 'hrss/licensing', purpose: 'licence.review' },
  fields: { name: 'whole', birthDate: 'year' },
  quota: { records: 100, per: 'day' },
};
const grant: access.Grant = {
  ...asked,
  ...{ id: 'MHRSS/g-1', request: 'GD/r-1', provider: 'MHRSS', state: 'active', expires: '2026-10-01T00:00:00.000Z' },
  provenance: { by: 'MHRSS/wu', at: '2026-09-01T00:00:00.000Z', txId: 'tx' },
};
const partOf = (change: Partial<Renewal>, of: Partial<access.Grant> = {}) => {
  const problem = renewalProblem({ ...grant, ...of }, { ...asked, ...change });
  if (problem) expect(problem.code).toBe(errors.access.notRenewable.code);
  return problem?.args['part'];
};

test('a renewal asks for what was given, or less, and may come after the end', () => {
  expect(partOf({})).toBeUndefined();
  expect(partOf({ fields: { name: 'first:1' }, quota: { records: 1, per: 'day' } })).toBeUndefined();
  expect(partOf({ department: 'hrss/licensing/one' })).toBeUndefined();
});

test('nothing more, nothing else, nobody else, and nothing that was revoked', () => {
  expect(partOf({ dataset: 'MHRSS/posts' })).toBe('dataset');
  expect(partOf({ requester: 'ZJ' })).toBe('department');
  expect(partOf({ department: 'hrss' })).toBe('department');
  expect(partOf({ purpose: 'other' })).toBe('purpose');
  expect(partOf({ fields: { name: 'whole', months: 'whole' } })).toBe('fields');
  expect(partOf({ fields: { birthDate: 'whole' } })).toBe('fields');
  expect(partOf({ quota: { records: 101, per: 'day' } })).toBe('quota');
  expect(partOf({}, { state: 'revoked' })).toBe('state');
});
