/** Random grants, delegations, records and attempts. */
import type { Guard, access } from '@oneplusn/api';
import fc from 'fast-check';

export const provenance = { by: 'MHRSS/wu', at: '2026-10-01T00:00:00.000Z', txId: 'tx' };
export const dataset = 'MHRSS/insured';
export const derivations = ['whole', 'year', 'last:4'] as const;
export const departments = ['hrss', 'hrss/licensing', 'hrss/licensing/desk', 'hrss-other', 'civil'] as const;
export const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
/** Texts in their order, so that Cedar, which orders numbers alone, can be given their places. */
export const texts = ['11', '33', '44', '4401', 'guangdong', '广东'] as const;

const selection = fc.dictionary(fc.constantFrom('a', 'b', 'c'), fc.constantFrom(...derivations), { minKeys: 1 });
const department = fc.constantFrom(...departments);
const day = fc.integer({ min: 1, max: 28 }).map((n) => `2026-10-${String(n).padStart(2, '0')}T00:00:00.000Z`);
const minute = fc.integer({ min: 0, max: 24 * 60 - 1 });
const clock = (n: number) => `${String(Math.floor(n / 60)).padStart(2, '0')}:${String(n % 60).padStart(2, '0')}`;
const hours = fc
  .tuple(minute, minute, fc.option(fc.uniqueArray(fc.constantFrom(...weekdays), { minLength: 1 }), { nil: undefined }))
  .filter(([from, to]) => from < to)
  .map(([from, to, days]) => ({ from: clock(from), to: clock(to), ...(days && { days }) }));
const value = fc.oneof(fc.integer({ min: 0, max: 3 }), fc.constantFrom(...texts), fc.boolean());
const named = fc.constantFrom('n', 'm', 't', 'u', 'f');
const leaf: fc.Arbitrary<Guard> = fc.oneof(
  fc.record({ op: fc.constantFrom('=' as const, '<' as const, '>' as const), field: named, value }),
  fc.record({ op: fc.constantFrom('=' as const, '<' as const, '>' as const), field: named, other: named }),
  fc.record({ op: fc.constant('in' as const), field: named, values: fc.array(value, { minLength: 1, maxLength: 3 }) }),
);
const joinedOf = (part: fc.Arbitrary<Guard>): fc.Arbitrary<Guard> =>
  fc.oneof(
    part,
    fc.record({
      op: fc.constantFrom('and' as const, 'or' as const, 'not' as const),
      of: fc.array(part, { minLength: 1, maxLength: 3 }),
    }),
  );
export const guard = joinedOf(joinedOf(leaf));
const conditions = fc.option(fc.array(guard, { minLength: 1, maxLength: 2 }), { nil: undefined });
const role = fc.option(fc.constantFrom('official' as const, 'steward' as const), { nil: undefined });
const optionalHours = fc.option(hours, { nil: undefined });

/** A department, or the whole authority. */
const holder = fc.option(department, { nil: undefined, freq: 6 });
export const grant = fc
  .record({ department: holder, fields: selection, expires: day, conditions, hours: optionalHours, role })
  .chain((some) =>
    fc
      .record({
        requester: fc.constantFrom('GD', 'ZJ'),
        state: fc.constantFrom('active' as const, 'active' as const, 'suspended' as const, 'revoked' as const),
        purpose: fc.constantFrom('licence.review', 'statistics'),
        below: fc.option(fc.constant('delegated' as const), { nil: undefined }),
      })
      .map((more): access.Grant => ({
        ...{ id: 'MHRSS/g-1', request: 'GD/r-1', dataset, provider: 'MHRSS' },
        ...{ quota: { records: 100, per: 'day' as const }, provenance },
        ...some,
        ...more,
      })),
  );
export const delegation = fc
  .record({
    requester: fc.constantFrom('GD', 'GD', 'ZJ'),
    grant: fc.constantFrom('MHRSS/g-1', 'MHRSS/g-1', 'MHRSS/g-2'),
    ...{ department, fields: selection, expires: day, conditions, hours: optionalHours, role },
    state: fc.constantFrom('active' as const, 'active' as const, 'revoked' as const),
  })
  .map(({ requester, ...some }): access.Delegation => ({ id: `${requester}/l-1`, requester, ...some, provenance }));

/** Delegations one below the other, the innermost first; mostly each names the next, and lets it go so far. */
export const linked = (link: fc.Arbitrary<access.Delegation>, depth = fc.option(fc.integer({ min: 1, max: 3 }))) =>
  fc.array(fc.record({ link, depth, astray: fc.integer({ min: 0, max: 9 }) }), { maxLength: 3 }).map((all) => {
    const named = all.map(({ link: each }, at) => `${each.requester}/l-${at}`);
    return all.map(({ link: each, depth: further, astray }, at): access.Delegation => {
      const parent = astray === 0 ? 'GD/l-9' : named[at + 1];
      const id = named[at] ?? each.id;
      return { ...each, id, ...(further !== null && { depth: further }), ...(parent !== undefined && { parent }) };
    });
  });
export const links = linked(delegation);

export const attempt = fc.record({
  msp: fc.constantFrom('GD', 'GD', 'ZJ'),
  department: fc.option(department, { nil: undefined, freq: 8 }),
  roles: fc.subarray(['official' as const, 'steward' as const]),
  fields: selection,
  purpose: fc.constantFrom('licence.review', 'licence.review', 'statistics'),
  now: fc.tuple(day, minute).map(([at, n]) => new Date(Date.parse(at) + n * 60_000).toISOString()),
});
export const record = fc.record(
  { n: fc.integer({ min: 0, max: 3 }), m: fc.integer({ min: 0, max: 3 }), t: text(), u: text(), f: fc.boolean() },
  { requiredKeys: [] },
);

function text() {
  return fc.constantFrom(...texts);
}

/** Who wants to see what, for what, when. */
export type AttemptCase = typeof attempt extends fc.Arbitrary<infer T> ? T : never;
