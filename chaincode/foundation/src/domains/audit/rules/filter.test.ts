import type { access } from '@oneplusn/api';
import { matches, scopeOf } from './filter';

const opening: access.Opening = {
  id: 'MHRSS/o-1',
  state: 'denied',
  denial: { code: 'ACCESS-120', args: {} },
  dataset: 'MHRSS/insured',
  provider: 'MHRSS',
  requester: 'GD',
  actor: 'GD/li',
  fields: { name: 'whole' },
  purpose: 'licence.review',
  records: 1,
  keys: '0'.repeat(64),
  at: '2026-10-09T08:00:00.000Z',
  txId: 'tx',
};

test('the narrowest list is looked through', () => {
  expect(scopeOf({})).toEqual(['any', 'all']);
  expect(scopeOf({ state: 'allowed', authority: 'GD' })).toEqual(['any', 'authority', 'GD']);
  expect(scopeOf({ state: 'denied', authority: 'GD', dataset: 'M/i' })).toEqual(['denied', 'dataset', 'M/i']);
  expect(scopeOf({ actor: 'GD/li', dataset: 'M/i' })).toEqual(['any', 'actor', 'GD/li']);
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
  [{ since: '2026-10-09T08:00:00.000Z', until: '2026-10-09T08:00:00.000Z' }, true],
  [{ since: '2026-10-09T16:00:00.000+08:00' }, true],
  [{ since: '2026-10-09T08:00:00.001Z' }, false],
  [{ until: '2026-10-09T07:59:59.999Z' }, false],
])('the filter %j', (filter, expected) => {
  expect(matches(opening, filter)).toBe(expected);
});
