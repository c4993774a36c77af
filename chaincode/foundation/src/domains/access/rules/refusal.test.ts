import { errors } from '@oneplusn/api';
import type { access, catalog } from '@oneplusn/api';
import type { ErrorDescriptor } from '@oneplusn/errors';
import { refusalOf } from './refusal';
import type { Attempt } from './refusal';

const provenance = { by: 'MHRSS/zhao', at: '2026-10-01T00:00:00.000Z', txId: 'tx' };
const dataset: catalog.Dataset = {
  id: 'MHRSS/insured',
  provider: 'MHRSS',
  department: 'insurance',
  version: 1,
  state: 'published',
  code: '303001/1',
  title: '参保人员',
  abstract: '参保人员基本信息',
  domain: '社会保障',
  catalog: 'basic',
  format: 'application/json',
  schema: {
    type: 'object',
    properties: {
      id: { type: 'string', format: 'resident-id', 'x-derive': ['last:4'] },
      name: { type: 'string' },
      born: { type: 'string', format: 'date', 'x-derive': ['year', 'month'] },
    },
    required: ['id'],
  },
  key: ['id'],
  sharing: { class: 'conditional', condition: '行政许可', mode: 'interface' },
  openness: 'closed',
  grade: 'general-4',
  updateCycle: 'daily',
  related: [],
  provenance,
};
const grant: access.Grant = {
  id: 'MHRSS/g-1',
  request: 'GD/r-1',
  dataset: 'MHRSS/insured',
  provider: 'MHRSS',
  requester: 'GD',
  department: 'hrss',
  fields: { name: 'whole', born: 'whole', id: 'last:4' },
  purpose: 'licence.review',
  quota: { records: 100, per: 'day' },
  expires: '2026-12-31T00:00:00.000Z',
  state: 'active',
  provenance,
};
const good: Attempt = {
  caller: { id: 'GD/li', msp: 'GD', department: 'hrss/licensing', roles: ['official'] },
  datasetId: dataset.id,
  dataset,
  grant,
  fields: { name: 'whole', born: 'year', id: 'last:4' },
  purpose: 'licence.review',
  now: '2026-10-09T00:00:00.000Z',
};

test('what the grant covers is allowed', () => {
  expect(refusalOf(good)).toBeUndefined();
});

const notShared = { class: 'not-shared', mode: 'interface', basis: '《…法》' } as const;
const toDataset = { dataset: dataset.id };
const toActor = { actor: 'GD/li', dataset: dataset.id };
const ofGrant = { grant: grant.id };
const cases: [string, Partial<Attempt>, ErrorDescriptor, object][] = [
  ['a dataset that is not there', { dataset: undefined }, errors.access.datasetRetired, toDataset],
  ['a retired dataset', { dataset: { ...dataset, state: 'retired' } }, errors.access.datasetRetired, toDataset],
  [
    'a dataset no longer shared',
    { dataset: { ...dataset, sharing: notShared } },
    errors.access.notShared,
    { ...toDataset, basis: '《…法》' },
  ],
  [
    'a dataset not shared by a basis that nobody wrote down',
    { dataset: { ...dataset, sharing: { class: 'not-shared', mode: 'interface' } } },
    errors.access.notShared,
    { ...toDataset, basis: '' },
  ],
  ['no grant', { grant: undefined }, errors.access.noGrant, toActor],
  ['a grant for another dataset', { grant: { ...grant, dataset: 'MHRSS/other' } }, errors.access.noGrant, toActor],
  ['a grant in another authority’s name', { grant: { ...grant, id: 'GD/g-1' } }, errors.access.noGrant, toActor],
  [
    'a grant of another authority',
    { grant: { ...grant, requester: 'GX' } },
    errors.access.grantOther,
    { ...ofGrant, holder: 'GX/hrss' },
  ],
  [
    'a grant of another department',
    { grant: { ...grant, department: 'police' } },
    errors.access.grantOther,
    { ...ofGrant, holder: 'GD/police' },
  ],
  [
    'a grant of a sub-department',
    { grant: { ...grant, department: 'hrss/licensing/a' } },
    errors.access.grantOther,
    { ...ofGrant, holder: 'GD/hrss/licensing/a' },
  ],
  [
    'an actor without a department',
    { caller: { ...good.caller, department: undefined } },
    errors.access.grantOther,
    { ...ofGrant, holder: 'GD/hrss' },
  ],
  ['a revoked grant', { grant: { ...grant, state: 'revoked' } }, errors.access.grantRevoked, ofGrant],
  [
    'a suspended grant',
    { grant: { ...grant, state: 'suspended', reason: '核查' } },
    errors.access.grantSuspended,
    { ...ofGrant, reason: '核查' },
  ],
  [
    'a role that the caller does not have',
    { grant: { ...grant, role: 'steward' } },
    errors.access.roleNotGranted,
    { ...ofGrant, role: 'steward', actor: 'GD/li' },
  ],
  [
    'a department below, of a grant that is to be delegated',
    { grant: { ...grant, below: 'delegated' } },
    errors.access.notDelegated,
    { ...ofGrant, holder: 'GD/hrss', department: 'hrss/licensing' },
  ],
  [
    'a moment outside the hours',
    { grant: { ...grant, hours: { from: '08:01', to: '18:00' } } },
    errors.access.outsideHours,
    { ...ofGrant, hours: '08:01-18:00' },
  ],
  [
    'a day of the week that is not among them',
    { grant: { ...grant, hours: { from: '08:00', to: '18:00', days: ['mon', 'sat'] } } },
    errors.access.outsideHours,
    { ...ofGrant, hours: '08:00-18:00 mon sat' },
  ],
  [
    'an expired grant',
    { now: '2026-12-31T00:00:00.000Z' },
    errors.access.grantExpired,
    { ...ofGrant, expires: '2026-12-31T00:00:00.000Z' },
  ],
  [
    'a field not granted',
    { fields: { name: 'whole', id: 'whole' } },
    errors.access.fieldNotGranted,
    { ...ofGrant, field: 'id', derivation: 'whole' },
  ],
  [
    'a derivation not declared',
    { fields: { name: 'whole', born: 'last:2' } },
    errors.access.fieldNotGranted,
    { ...ofGrant, field: 'born', derivation: 'last:2' },
  ],
  [
    'a field not in the dataset',
    { fields: { address: 'whole' } },
    errors.access.fieldNotGranted,
    { ...ofGrant, field: 'address', derivation: 'whole' },
  ],
  [
    'another purpose',
    { purpose: 'statistics' },
    errors.access.purposeDiffers,
    { ...ofGrant, granted: 'licence.review', purpose: 'statistics' },
  ],
];

test.each(cases)('%s is refused', (_, change, expected, args) => {
  expect(refusalOf({ ...good, ...change })).toMatchObject({ code: expected.code, args });
});

test('a grant holds to its last moment, and for whoever is of its very department', () => {
  expect(refusalOf({ ...good, now: '2026-12-30T23:59:59.999Z' })).toBeUndefined();
  expect(refusalOf({ ...good, caller: { ...good.caller, department: 'hrss' } })).toBeUndefined();
});

test('hours count by China Standard Time, the first minute in and the last out', () => {
  const hours = { from: '08:00', to: '18:00', days: ['fri' as const] };
  const at = (now: string) => refusalOf({ ...good, now, grant: { ...grant, hours } });
  expect(at('2026-10-08T23:59:59.999Z')).toBeDefined();
  expect(at('2026-10-09T00:00:00.000Z')).toBeUndefined();
  expect(at('2026-10-09T09:59:59.999Z')).toBeUndefined();
  expect(at('2026-10-09T10:00:00.000Z')).toBeDefined();
});
