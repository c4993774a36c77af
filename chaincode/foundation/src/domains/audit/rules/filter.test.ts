import type { access } from '@oneplusn/api';
import { listsFor, matches } from './filter';

const opening: access.Opening = {
  id: 'MHRSS/o-1',
  state: 'denied',
  denial: { code: 'ACCESS-120', args: {} },
  dataset: 'MHRSS/insured',
  provider: 'MHRSS',
  requester: 'GD',
  actor: 'GD/li',
  department: 'hrss/licensing',
  fields: { name: 'whole' },
  purpose: 'licence.review',
  records: 1,
  keys: '0'.repeat(64),
  at: '2026-10-09T08:00:00.000Z',
  txId: 'tx',
};

test('the fewest lists are looked through', () => {
  const all = ['MHRSS', 'GD'];
  expect(listsFor({}, all)).toEqual([
    ['any', 'provider', 'MHRSS'],
    ['any', 'provider', 'GD'],
  ]);
  expect(listsFor({ state: 'allowed', authority: 'GD' }, all)).toEqual([
    ['any', 'provider', 'GD'],
    ['any', 'requester', 'GD'],
  ]);
  expect(listsFor({ state: 'denied', authority: 'GD', dataset: 'M/i' }, all)).toEqual([['denied', 'provider', 'M']]);
  expect(listsFor({ actor: 'GD/li', dataset: 'M/i' }, all)).toEqual([['any', 'requester', 'GD']]);
});

test.each([
  [{}, true],
  [{ dataset: 'MHRSS/insured', actor: 'GD/li', state: 'denied' as const }, true],
  [{ authority: 'GD' }, true],
  [{ authority: 'MHRSS' }, true],
  [{ authority: 'GX' }, false],
  [{ state: 'allowed' as const }, false],
  [{ dataset: 'MHRSS/other' }, false],
  [{ actor: 'GD/wu' }, false],
  [{ department: 'hrss/licensing' }, true],
  [{ department: 'hrss' }, true],
  [{ department: 'hrss/lic' }, false],
  [{ department: 'licensing' }, false],
  [{ since: '2026-10-09T08:00:00.000Z', until: '2026-10-09T08:00:00.000Z' }, true],
  [{ since: '2026-10-09T16:00:00.000+08:00' }, true],
  [{ since: '2026-10-09T08:00:00.001Z' }, false],
  [{ until: '2026-10-09T07:59:59.999Z' }, false],
])('the filter %j', (filter, expected) => {
  expect(matches(opening, filter)).toBe(expected);
});
