import type { review } from '@oneplusn/api';
import { isCompared, mayBeBuilt, stateOf } from './lifecycle';

const provenance = { by: 'Committee/zhou', at: '2026-03-02T01:00:00.000Z', txId: 'a' };
const decision = (route: review.Route): review.RouteDecision => ({
  id: 'Committee/d-1',
  application: 'GD/p-1',
  route,
  ...(route !== 'independent' && { target: 'ZJ/parking' }),
  reason: '同意',
  differences: [],
  provenance,
});
const approval = (approved: boolean): review.Approval => ({
  id: 'GD/p-1',
  application: 'GD/p-1',
  decision: '0'.repeat(64),
  approved,
  provenance,
});
const system = { application: 'GD/p-1', state: 'in-development' } as review.System;

describe('the life of an application', () => {
  it.each([
    ['pending', {}, true, true],
    ['decided', { decision: decision('independent') }, true, true],
    ['decided', { decision: decision('merge') }, true, false],
    ['rejected', { decision: decision('independent'), approval: approval(false) }, false, false],
    ['rejected', { decision: decision('reuse'), approval: approval(false) }, false, false],
    ['approved', { decision: decision('independent'), approval: approval(true) }, true, true],
    ['approved', { decision: decision('reuse'), approval: approval(true) }, false, false],
    ['commissioned', { decision: decision('independent'), approval: approval(true), system }, false, false],
  ] as const)('%s', (state, steps, compared, built) => {
    expect(stateOf(steps)).toBe(state);
    expect(isCompared(steps)).toBe(compared);
    expect(mayBeBuilt(steps)).toBe(built);
  });

  it('counts a later step for nothing without the earlier one', () => {
    expect(stateOf({ approval: approval(true), system })).toBe('pending');
    expect(stateOf({ decision: decision('independent'), system })).toBe('decided');
    expect(stateOf({ decision: decision('reuse'), approval: approval(true), system })).toBe('approved');
  });
});
