/**
 * Our decision beside that of Cedar, a policy language with a proved evaluator: random grants, delegations, records and
 * attempts, each written out as a policy of Cedar's too. Both must say the same.
 */
import { holds, type Guard, type access, type catalog } from '@oneplusn/api';
import fc from 'fast-check';
import { conditionsOf } from './delegating';
import { refusalOf } from './refusal';
import { cedarAllows, type Fields } from '../../../../test/cedar/policy';
import * as random from '../../../../test/cedar/random';
import type { AttemptCase } from '../../../../test/cedar/random';

const { attempt, delegation, grant, guard, linked, links, provenance, record } = random;

const dataset: catalog.Dataset = {
  ...{ id: random.dataset, provider: 'MHRSS', department: 'insurance', version: 1, state: 'published' },
  ...{ code: '303001/1', title: '参保人员', abstract: '参保', domain: '社会保障', catalog: 'basic' },
  ...{ format: 'application/json', key: ['id'], openness: 'closed', grade: 'general-4', updateCycle: 'daily' },
  schema: {
    type: 'object',
    properties: Object.fromEntries(
      ['a', 'b', 'c'].map((name) => [name, { type: 'string', format: 'date', 'x-derive': ['year', 'last:4'] }]),
    ),
    required: [],
  },
  ...{ sharing: { class: 'conditional', condition: '行政许可', mode: 'interface' }, related: [], provenance },
};

function weAllow(
  given: access.Grant,
  through: readonly access.Delegation[],
  { msp, department: place, roles, fields, purpose, now }: AttemptCase,
  said: Fields,
): boolean {
  const refusal = refusalOf({
    ...{ caller: { id: `${msp}/li`, msp, department: place, roles }, datasetId: dataset.id, dataset, grant: given },
    ...{ delegated: through[0] && { id: through[0].id, links: through }, fields, purpose, now },
  });
  return refusal === undefined && conditionsOf(given, through).every((each) => holds(each, said));
}

test('a condition says the same of every record as it does in Cedar', () => {
  const plain = { department: 'hrss', requester: 'GD', fields: { a: 'whole' }, expires: '2026-12-31T00:00:00.000Z' };
  const of = (condition: Guard): access.Grant => ({
    ...{ id: 'MHRSS/g-1', request: 'GD/r-1', dataset: dataset.id, provider: 'MHRSS', state: 'active' },
    ...{ quota: { records: 1, per: 'day' }, purpose: 'statistics', provenance },
    ...plain,
    conditions: [condition],
  });
  const asked: AttemptCase = {
    ...{ msp: 'GD', department: 'hrss', roles: [], fields: { a: 'whole' }, purpose: 'statistics' },
    now: '2026-10-01T00:00:00.000Z',
  };
  const seen = new Set<boolean>();
  fc.assert(
    fc.property(guard, record, (condition, said) => {
      const ours = holds(condition, said);
      seen.add(ours);
      expect(cedarAllows(of(condition), [], asked, said)).toBe(ours);
    }),
    { numRuns: 500 },
  );
  expect([...seen].sort()).toEqual([false, true]);
});

test('an attempt is allowed where Cedar allows it, and nowhere else', () => {
  fc.assert(
    fc.property(grant, links, attempt, record, (given, passed, asked, said) => {
      const ours = weAllow(given, passed, asked, said);
      expect(cedarAllows(given, passed, asked, said)).toBe(ours);
    }),
    { numRuns: 1_000 },
  );
});

test('so is one that fits in all, but for one thing', () => {
  const fitting: AttemptCase = {
    ...{ msp: 'GD', department: 'hrss/licensing', roles: ['official'], purpose: 'licence.review' },
    ...{ fields: { a: 'year' }, now: '2026-10-01T02:00:00.000Z' },
  };
  const near = fc.record({ change: attempt, which: fc.constantFrom('none', ...Object.keys(fitting)) });
  const wide = grant.map((each) => ({
    ...each,
    ...{ requester: 'GD', state: 'active' as const, purpose: 'licence.review', department: 'hrss' as const },
    ...{ fields: { ...each.fields, a: 'whole' }, expires: '2026-10-20T00:00:00.000Z' },
    ...{ hours: undefined, role: undefined, conditions: undefined, below: undefined },
  }));
  const passedOn = delegation.map((each) => ({
    ...each,
    ...{ id: 'GD/l-1', requester: 'GD', grant: 'MHRSS/g-1', department: 'hrss' as const, state: 'active' as const },
    ...{ fields: { ...each.fields, a: 'year' }, expires: '2026-10-20T00:00:00.000Z' },
    ...{ hours: undefined, role: undefined, conditions: undefined },
  }));
  const seen = new Set<string>();
  const through = linked(passedOn, fc.constantFrom(1, 2, 3));
  fc.assert(
    fc.property(wide, through, near, record, (given, passed, { change, which }, said) => {
      const asked = { ...fitting, ...(which !== 'none' && { [which]: change[which as keyof AttemptCase] }) };
      const ours = weAllow(given, passed, asked, said);
      seen.add(`passed on ${passed.length} times: ${ours}`);
      expect(cedarAllows(given, passed, asked, said)).toBe(ours);
    }),
    { numRuns: 400 },
  );
  const all = [0, 1, 2, 3].flatMap((times) => [false, true].map((ours) => `passed on ${times} times: ${ours}`));
  expect([...seen].sort()).toEqual(all);
});
