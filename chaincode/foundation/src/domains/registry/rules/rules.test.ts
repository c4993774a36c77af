import { problems } from '@oneplusn/api';
import { problemWith } from '@oneplusn/errors';
import fc from 'fast-check';
import { isWithin, parentOf, planTree, type Unit } from './departments';
import { foundingProblem, joiningProblem } from './founding';
import { calendarProblem, majorityOf, motionProblem } from './motions';

const title = { zh: '某机构' };
const authority = (msp: string, kind: 'committee' | 'province' = 'province') => ({ msp, name: title, kind });

test('a majority is more than half, and no smaller number is', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 100_000 }), (voters) => {
      const needed = majorityOf(voters);
      expect(needed * 2).toBeGreaterThan(voters);
      expect((needed - 1) * 2).toBeLessThanOrEqual(voters);
      expect(needed).toBeLessThanOrEqual(voters);
    }),
  );
});

test('two majorities always share a voter', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 1000 }), (voters) => expect(2 * majorityOf(voters)).toBeGreaterThan(voters)),
  );
});

test('the configured committee founds, alone of its kind, and each authority once', () => {
  expect(foundingProblem('NDRC', [authority('NDRC', 'committee'), authority('GD')])).toBeUndefined();
  expect(foundingProblem('NDRC', [authority('GD', 'committee'), authority('NDRC')])).toEqual(
    problemWith(problems.registry.oneCommittee, { committee: 'NDRC' }),
  );
  expect(foundingProblem('NDRC', [authority('NDRC', 'committee'), authority('GD', 'committee')])).toBeDefined();
  expect(foundingProblem('NDRC', [authority('NDRC', 'committee'), authority('GD'), authority('gd')])).toEqual(
    problemWith(problems.registry.standsTwice, { msp: 'gd' }),
  );
});

test('whoever belongs cannot join again, in whatever case', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[A-Za-z][A-Za-z0-9]{0,8}$/), (msp) => {
      expect(joiningProblem([msp], authority(msp.toUpperCase()))).toEqual(
        problemWith(problems.registry.belongsAlready, { msp }),
      );
      expect(joiningProblem([`${msp}x`], authority(msp))).toBeUndefined();
      expect(joiningProblem([], authority(msp, 'committee'))).toBeDefined();
    }),
  );
});

test('motions', () => {
  const membership = {
    committee: 'NDRC',
    authorities: new Map([
      ['NDRC', 'active' as const],
      ['GD', 'active' as const],
      ['ZJ', 'suspended' as const],
    ]),
  };
  const problem = (motion: Parameters<typeof motionProblem>[1]) => motionProblem(membership, motion);
  expect(problem({ action: 'suspend', msp: 'GD', reason: 'x' })).toBeUndefined();
  expect(problem({ action: 'suspend', msp: 'NDRC', reason: 'x' })).toEqual(
    problemWith(problems.registry.committeeNeeded),
  );
  expect(problem({ action: 'suspend', msp: 'ZJ', reason: 'x' })).toEqual(
    problemWith(problems.registry.isSuspended, { msp: 'ZJ' }),
  );
  expect(problem({ action: 'resume', msp: 'ZJ', reason: 'x' })).toBeUndefined();
  expect(problem({ action: 'resume', msp: 'GD', reason: 'x' })).toEqual(
    problemWith(problems.registry.isActive, { msp: 'GD' }),
  );
  expect(problem({ action: 'resume', msp: 'HB', reason: 'x' })).toEqual(
    problemWith(problems.registry.noAuthority, { msp: 'HB' }),
  );
  const parameter = { name: 'access.reply-days', value: 5, basis: 'x' };
  expect(problem({ action: 'parameter', parameter })).toBeUndefined();
  expect(problem({ action: 'parameter', parameter: { ...parameter, authority: 'HB' } })).toEqual(
    problemWith(problems.registry.noAuthority, { msp: 'HB' }),
  );
});

test('a calendar keeps to its year, no day is both or twice, and only weekends are made up for', () => {
  const calendar = { year: 2026, holidays: ['2026-10-01'], makeUpDays: ['2026-10-10'], basis: 'x' };
  expect(calendarProblem(calendar)).toBeUndefined();
  expect(calendarProblem({ ...calendar, holidays: ['2027-01-01'] })).toEqual(
    problemWith(problems.registry.notInYear, { day: '2027-01-01', year: 2026 }),
  );
  expect(calendarProblem({ ...calendar, makeUpDays: ['2026-10-01'] })).toEqual(
    problemWith(problems.registry.bothKinds, { day: '2026-10-01' }),
  );
  expect(calendarProblem({ ...calendar, holidays: ['2026-10-01', '2026-10-02', '2026-10-01'] })).toEqual(
    problemWith(problems.registry.dayTwice, { day: '2026-10-01' }),
  );
  // A Monday needs nothing to make it a working day: whoever lists it meant another day.
  expect(calendarProblem({ ...calendar, makeUpDays: ['2026-10-12'] })).toEqual(
    problemWith(problems.registry.noWeekend, { day: '2026-10-12' }),
  );
});

const path = fc.array(fc.constantFrom('a', 'b', 'c'), { minLength: 1, maxLength: 4 }).map((parts) => parts.join('/'));
const unit = fc
  .record({ path, state: fc.constantFrom('active' as const, 'suspended' as const) })
  .map(({ path, state }): Unit => ({ path, name: title, state }));
/** A tree as earlier plans leave it. */
const tree = fc.array(unit, { maxLength: 12 }).map((units) => {
  let known: Unit[] = [];
  for (const each of units) {
    const plan = planTree(known, [each]);
    if ('units' in plan) known = merge(known, plan.units);
  }
  return known;
});
const merge = (known: readonly Unit[], changed: readonly Unit[]): Unit[] => [
  ...new Map([...known, ...changed].map((each) => [each.path, each])).values(),
];
const isSound = (units: readonly Unit[]): boolean =>
  units.every(({ path, state }) => {
    const parent = parentOf(path);
    if (parent === undefined) return true;
    const above = units.find((each) => each.path === parent);
    return above !== undefined && (state === 'suspended' || above.state === 'active');
  });

test('a department covers its sub-departments, not its neighbours by name', () => {
  expect(isWithin('hrss/licensing', 'hrss')).toBe(true);
  expect(isWithin('hrss', 'hrss')).toBe(true);
  expect(isWithin('hrss', 'hrss/licensing')).toBe(false);
  expect(isWithin('hrss-2', 'hrss')).toBe(false);
});

test('however a tree is changed, every active unit stands under active ones', () => {
  fc.assert(
    fc.property(tree, fc.array(unit, { minLength: 1, maxLength: 5 }), (known, wanted) => {
      expect(isSound(known)).toBe(true);
      const plan = planTree(known, wanted);
      if ('units' in plan) expect(isSound(merge(known, plan.units))).toBe(true);
    }),
  );
});

test('suspending a unit suspends those below it and no others', () => {
  fc.assert(
    fc.property(tree, path, (known, above) => {
      if (!known.some((each) => each.path === above)) return;
      const plan = planTree(known, [{ path: above, name: title, state: 'suspended' }]);
      if (!('units' in plan)) throw new Error('a known unit can always be suspended');
      for (const { path, state } of plan.units) expect([state, isWithin(path, above)]).toEqual(['suspended', true]);
      for (const { path, state } of merge(known, plan.units))
        if (isWithin(path, above)) expect(state).toBe('suspended');
    }),
  );
});
