import type { access } from '@oneplusn/api';
import { couldBeGranted, couldByDelegation, couldRead, effectOf } from './coverage';
import { usageOf } from './usage';

const now = '2026-03-01T00:00:00.000Z';
const grant = (change: Partial<access.Grant> = {}): access.Grant => ({
  id: 'MHRSS/g-1',
  request: 'GD/r-1',
  dataset: 'MHRSS/insured',
  provider: 'MHRSS',
  requester: 'GD',
  department: 'hrss',
  fields: { name: 'whole', idNumber: 'last:4' },
  purpose: 'licence.review',
  quota: { records: 10, per: 'day' },
  expires: '2026-06-01T00:00:00.000Z',
  state: 'active',
  provenance: { by: 'MHRSS/wu', at: now, txId: 'ab'.repeat(32) },
  ...change,
});

describe('who could read a field', () => {
  const asked = { dataset: 'MHRSS/insured', field: 'name' };
  test('is told by the grants that hold', () => {
    expect(couldRead([grant()], asked, now)).toEqual([
      {
        requester: 'GD',
        department: 'hrss',
        grant: 'MHRSS/g-1',
        as: 'whole',
        purpose: 'licence.review',
        expires: '2026-06-01T00:00:00.000Z',
      },
    ]);
  });

  test.each([
    ['revoked', { state: 'revoked' }],
    ['lapsed, to the moment', { expires: now }],
    ['of another dataset', { dataset: 'MHRSS/posts' }],
    ['without the field', { fields: { idNumber: 'whole' } }],
  ] satisfies [string, Partial<access.Grant>][])('not by one that is %s', (_, change) => {
    expect(couldRead([grant(change)], asked, now)).toEqual([]);
  });

  test('a field that every object has is none', () => {
    expect(couldRead([grant()], { ...asked, field: 'toString' }, now)).toEqual([]);
  });
});

describe('by what was passed on', () => {
  const link = (change: Partial<access.Delegation>): access.Delegation => ({
    ...{ id: 'GD/l-1', grant: 'MHRSS/g-1', requester: 'GD', department: 'hrss/licensing', depth: 1, state: 'active' },
    ...{ fields: { name: 'whole' }, expires: '2026-05-01T00:00:00.000Z', provenance: grant().provenance },
    ...change,
  });
  const further = link({
    id: 'GD/l-2',
    parent: 'GD/l-1',
    department: 'hrss/licensing/desk',
    fields: { name: 'first:1' },
  });
  const told = (links: readonly access.Delegation[], field = 'name', of = grant()) =>
    couldByDelegation(of, links, field, now).map(({ delegation, department, as, expires }) => [
      ...[delegation, department, as, expires],
    ]);

  test('each link in a line, with what has come down to it', () => {
    expect(told([link({}), further])).toEqual([
      ['GD/l-1', 'hrss/licensing', 'whole', '2026-05-01T00:00:00.000Z'],
      ['GD/l-2', 'hrss/licensing/desk', 'first:1', '2026-05-01T00:00:00.000Z'],
    ]);
    expect(told([link({}), further], 'idNumber')).toEqual([]);
  });

  test('none below one that is taken back, or lets it go no further', () => {
    expect(told([link({ state: 'revoked' }), further])).toEqual([]);
    expect(told([link({ depth: undefined }), further])).toHaveLength(1);
    expect(told([further])).toEqual([]);
    expect(told([link({ parent: 'GD/l-2' }), further])).toEqual([]);
  });

  test('nobody where two links are for different roles', () => {
    expect(told([link({ role: 'steward' }), { ...further, role: 'official' }])).toHaveLength(1);
  });

  test('of a grant that those below open under only so, that is said', () => {
    const asked = { dataset: 'MHRSS/insured', field: 'name' };
    expect(couldRead([grant({ below: 'delegated' })], asked, now)).toMatchObject([{ below: 'delegated' }]);
  });
});

describe('what an approval would newly allow', () => {
  const request = {
    dataset: 'MHRSS/insured',
    requester: 'GD',
    department: 'hrss/licensing',
    purpose: 'licence.review',
    fields: { name: 'first:1', idNumber: 'whole', address: 'whole' },
  };
  const changes = (grants: readonly access.Grant[]) =>
    effectOf(request, { grants, policies: [] }, now).map(({ change }) => change);

  test('is told field by field', () => {
    expect(effectOf(request, { grants: [grant()], policies: [] }, now)).toEqual([
      { field: 'name', as: 'first:1', change: 'none', grants: ['MHRSS/g-1'] },
      { field: 'idNumber', as: 'whole', change: 'more', grants: ['MHRSS/g-1'] },
      { field: 'address', as: 'whole', change: 'new', grants: [] },
    ]);
  });

  test.each([
    ['another purpose', { purpose: 'audit.sample' }],
    ['another authority', { requester: 'ZJ' }],
    ['another department', { department: 'hrss/licens' }],
    ['a department below', { department: 'hrss/licensing/desk' }],
    ['one that is over', { state: 'revoked' }],
  ] satisfies [string, Partial<access.Grant>][])('a grant for %s covers nothing', (_, change) => {
    expect(changes([grant(change)])).toEqual(['new', 'new', 'new']);
  });
});

describe('how grants were used', () => {
  const opening = (change: Partial<access.Opening>): access.Opening => ({
    ...{ id: 'MHRSS/o-gd-1', dataset: 'MHRSS/insured', grant: 'MHRSS/g-1', provider: 'MHRSS', requester: 'GD' },
    ...{ department: 'hrss', actor: 'GD/li', fields: { name: 'whole' }, purpose: 'licence.review', records: 3 },
    ...{ keys: 'ab'.repeat(32), at: now, txId: 'ab'.repeat(32), state: 'allowed' as const },
    ...change,
  });
  const usage = (openings: readonly access.Opening[], change: Partial<access.Grant> = {}) =>
    usageOf([grant(change)], openings, { now, days: 30 });

  test('by what was opened under them, not by what was denied', () => {
    const later = '2026-03-02T00:00:00.000Z';
    const openings = [
      opening({ at: later }),
      opening({ records: 2 }),
      opening({ state: 'denied', fields: { idNumber: 'last:4' } }),
    ];
    expect(usage(openings)).toMatchObject([
      { openings: 2, records: 5, last: later, unopened: ['idNumber'], lapses: false },
    ]);
  });

  test('never, and soon over', () => {
    expect(usage([opening({ grant: 'MHRSS/g-2' })], { expires: '2026-03-31T00:00:00.000Z' })).toEqual([
      { grant: expect.anything() as unknown, openings: 0, records: 0, unopened: ['name', 'idNumber'], lapses: true },
    ]);
  });

  test('one that is over is not looked at', () => {
    expect(usage([], { state: 'revoked' })).toEqual([]);
  });
});

describe('what standing policies would give', () => {
  const policy = (change: Partial<access.Policy> = {}): access.Policy => ({
    id: 'MHRSS/p-1',
    provider: 'MHRSS',
    dataset: 'MHRSS/insured',
    who: [{ authority: 'GD', department: 'hrss', role: 'official' }, { authority: 'ZJ' }],
    fields: { name: 'whole', idNumber: 'last:4' },
    purposes: ['licence.review', 'audit.sample'],
    days: 90,
    quota: { records: 10, per: 'day' },
    basis: '协议',
    state: 'active',
    provenance: { by: 'MHRSS/wu', at: now, txId: 'ab'.repeat(32) },
    ...change,
  });
  const asked = { dataset: 'MHRSS/insured', field: 'idNumber' };

  test('is told of everybody they are for, for each purpose', () => {
    const found = couldBeGranted([policy()], asked);
    expect(found).toHaveLength(4);
    expect(found[0]).toEqual({
      requester: 'GD',
      department: 'hrss',
      role: 'official',
      policy: 'MHRSS/p-1',
      as: 'last:4',
      purpose: 'licence.review',
    });
    expect(found[3]).toEqual({ requester: 'ZJ', policy: 'MHRSS/p-1', as: 'last:4', purpose: 'audit.sample' });
  });

  test.each([
    ['ended', { state: 'ended' }],
    ['of another dataset', { dataset: 'MHRSS/posts' }],
    ['without the field', { fields: { name: 'whole' } }],
  ] satisfies [string, Partial<access.Policy>][])('not by one that is %s', (_, change) => {
    expect(couldBeGranted([policy(change)], asked)).toEqual([]);
  });

  test('counts where an approval is looked at', () => {
    const request = {
      ...{ dataset: 'MHRSS/insured', requester: 'GD', department: 'hrss/licensing', purpose: 'licence.review' },
      fields: { name: 'first:1', idNumber: 'whole' },
    };
    const told = (change: Partial<access.Policy> = {}) =>
      effectOf(request, { grants: [], policies: [policy(change)] }, now).map(({ policies }) => policies);
    expect(told()).toEqual([['MHRSS/p-1'], undefined]);
    expect(told({ who: [{ authority: 'GD', department: 'hrss/licens' }] })).toEqual([undefined, undefined]);
    expect(told({ purposes: ['audit.sample'] })).toEqual([undefined, undefined]);
  });
});
