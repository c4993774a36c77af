/** A delegation passed on further: each link is judged, none gives more than the one above. */
import { access, errors } from '@oneplusn/api';
import type { LedgerError } from '@oneplusn/api';
import fc from 'fast-check';
import * as random from '../../../../test/cedar/random';
import { comeDown, delegatedRefusal, delegationProblem } from './delegating';
import { uncovered } from './narrowing';

const { provenance } = random;
const now = '2026-10-01T00:00:00.000Z';
const expires = '2026-12-31T00:00:00.000Z';
const grant: access.Grant = {
  ...{ id: 'MHRSS/g-1', request: 'GD/r-1', dataset: 'MHRSS/insured', provider: 'MHRSS', requester: 'GD' },
  ...{ department: 'hrss', fields: { a: 'whole', b: 'whole' }, purpose: 'statistics', expires, state: 'active' },
  ...{ quota: { records: 1, per: 'day' }, provenance },
};
const link = (change: Partial<access.Delegation>): access.Delegation => ({
  ...{ id: 'GD/l-1', grant: grant.id, requester: 'GD', department: 'hrss/licensing', expires, state: 'active' },
  ...{ fields: { a: 'whole' }, provenance },
  ...change,
});
const outer = link({ id: 'GD/l-2', depth: 1 });
const inner = link({ parent: 'GD/l-2', department: 'hrss/licensing/desk' });
const caller = { id: 'GD/qu', msp: 'GD', department: 'hrss/licensing/desk', roles: ['official' as const] };

const used = (links: readonly access.Delegation[], change: object = {}): LedgerError | undefined =>
  delegatedRefusal(grant, { caller, id: inner.id, links, fields: { a: 'whole' }, now, ...change });

test('a chain of two opens for whoever it comes down to', () => {
  expect(used([inner, outer])).toBeUndefined();
  const above = { ...caller, department: 'hrss/licensing' };
  expect(used([inner, outer], { caller: above })).toMatchObject({ code: errors.access.delegationOther.code });
});

const unknown = errors.access.delegationUnknown;
const loop = Array.from({ length: 5 }, (_, at) =>
  link({ id: `GD/l-${1 + (at % 2)}`, parent: `GD/l-${2 - (at % 2)}`, depth: 4 }),
);
test.each([
  ['where one is not there', [inner], unknown, { delegation: outer.id }],
  ['where none is there', [], unknown, { delegation: inner.id }],
  ['that leads back to itself', loop, unknown, { delegation: 'GD/l-2' }],
  ['through one of another authority', [inner, { ...outer, id: 'ZJ/l-2' }], unknown, { delegation: outer.id }],
  [
    'that names one of another authority',
    [
      { ...inner, parent: 'ZJ/l-2' },
      { ...outer, id: 'ZJ/l-2' },
    ],
    unknown,
    { delegation: 'ZJ/l-2' },
  ],
  ['through one of another grant', [inner, { ...outer, grant: 'MHRSS/g-2' }], unknown, { delegation: outer.id }],
  ['that leaves the tree', [inner, { ...outer, department: 'hrss/other' }], unknown, { delegation: outer.id }],
  [
    'that goes further than was let',
    [inner, { ...outer, depth: undefined }],
    errors.access.delegationDepth,
    { delegation: outer.id, depth: 0 },
  ],
  [
    'whose middle is taken back',
    [inner, { ...outer, state: 'revoked' as const, reason: '试验' }],
    errors.access.delegationRevoked,
    { delegation: outer.id, reason: '试验' },
  ],
  [
    'whose middle is over',
    [inner, { ...outer, expires: now }],
    errors.access.delegationExpired,
    { delegation: outer.id, expires: now },
  ],
  [
    'whose middle is narrower',
    [inner, { ...outer, fields: { a: 'year' } }],
    errors.access.delegationNarrower,
    { delegation: outer.id, field: 'a', derivation: 'whole' },
  ],
  [
    'whose middle is for another role',
    [inner, { ...outer, role: 'steward' as const }],
    errors.access.delegationBound,
    { delegation: outer.id, what: 'role', bound: 'steward' },
  ],
])('a chain %s opens nothing', (_, links, expected, args) => {
  expect(used(links)).toMatchObject({ code: expected.code, args });
});

describe('what has come down', () => {
  const pass = (change: object = {}, links: readonly access.Delegation[] = [outer]) =>
    delegationProblem(grant, links, { ...link({ department: 'hrss/licensing/desk', depth: undefined }), ...change });

  test('is passed on, or less of it', () => {
    expect(pass()).toBeUndefined();
    expect(pass({ fields: { a: 'year' } })).toBeUndefined();
  });

  test.each([
    ['more fields', { fields: { b: 'whole' } }, errors.access.delegationWider, { what: 'fields' }],
    ['more time', { expires: '2027-01-01T00:00:00.000Z' }, errors.access.delegationWider, { what: 'days' }],
    ['the same department', { department: 'hrss/licensing' }, errors.access.notBelow, {}],
    ['one beside it', { department: 'hrss/other' }, errors.access.notBelow, { holder: 'GD/hrss/licensing' }],
    ['more depth', { depth: 1 }, errors.access.delegationDepth, { delegation: outer.id, depth: 1 }],
  ])('%s is refused', (_, change, expected, args) => {
    expect(pass(change)).toMatchObject({ code: expected.code, args });
  });

  test('is bound by hours and role of all above', () => {
    const bound = link({ id: 'GD/l-2', depth: 1, role: 'official', hours: { from: '08:00', to: '18:00' } });
    expect(pass({ role: 'steward' }, [bound])).toMatchObject({ args: { what: 'role' } });
    expect(pass({ hours: { from: '07:00', to: '09:00' } }, [bound])).toMatchObject({ args: { what: 'hours' } });
    expect(pass({ hours: { from: '09:00', to: '12:00' } }, [bound])).toBeUndefined();
  });
});

describe('whatever is passed on', () => {
  /** Of this grant, and mostly within it: what is left to chance is mostly not all wrong at once. */
  const kin = random.delegation.map((each) => ({
    ...{ ...each, requester: 'GD', grant: grant.id, state: 'active' as const },
    fields: { ...each.fields, a: 'whole' },
  }));
  const near = kin.map((each) => ({ ...each, department: 'hrss', hours: undefined, role: undefined }));
  const chain = random.linked(fc.oneof(kin, near, near), fc.constant(3));
  const asked = fc.oneof(
    random.attempt,
    random.attempt.map((each) => ({ ...each, department: 'hrss/licensing', fields: { a: 'year' } })),
  );
  const pick = (fields: access.FieldSelection) =>
    Object.fromEntries(Object.entries(fields).filter(([name]) => name !== 'c'));

  test('each link gives what the chain gives, and all end with any of them', () => {
    let opened = 0;
    fc.assert(
      fc.property(chain, asked, fc.nat(), (links, attempt, which) => {
        const { department, roles, fields, now: at } = attempt;
        const caller = { id: 'GD/li', msp: 'GD', department, roles };
        const attempted = (through: readonly access.Delegation[]) =>
          through[0] && delegatedRefusal(grant, { caller, id: through[0].id, links: through, fields, now: at });
        if (links.length === 0 || attempted(links) !== undefined) return;
        opened += 1;
        links.forEach((_, at) => expect(attempted(links.slice(at))).toBeUndefined());
        const cut = which % links.length;
        const taken = links.map((each, at) => (at === cut ? { ...each, state: 'revoked' as const } : each));
        expect(attempted(taken)).toMatchObject({ code: errors.access.delegationRevoked.code });
      }),
      { numRuns: 3_000 },
    );
    expect(opened).toBeGreaterThan(20);
  });

  test('what is let pass is never more than came down', () => {
    let passed = 0;
    fc.assert(
      fc.property(random.delegation, random.delegation, (one, two) => {
        const first = link({ ...one, fields: pick(one.fields), department: 'hrss/licensing', id: 'GD/l-2', depth: 1 });
        const second = link({ ...two, fields: pick(two.fields), department: 'hrss/licensing/desk', parent: first.id });
        if (delegationProblem(grant, [], first) || delegationProblem(grant, [first], second)) return;
        passed += 1;
        const down = comeDown(grant, [second, first]);
        for (const above of [grant, first]) {
          expect(uncovered(above.fields, down.fields)).toBeUndefined();
          expect(down.expires <= above.expires).toBe(true);
          expect(access.isHeldBy(above, down.department ?? '')).toBe(true);
          for (const each of above.conditions ?? []) expect(down.conditions).toContainEqual(each);
        }
      }),
      { numRuns: 3_000 },
    );
    expect(passed).toBeGreaterThan(20);
  });
});
