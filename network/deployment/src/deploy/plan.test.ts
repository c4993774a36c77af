import { parsePolicy, policyBytes } from '../policy/signature';
import { planFor } from './plan';
import type { Survey } from './survey';

const authorities = ['Committee', 'GD', 'MHRSS', 'ZJ'];
const wanted = {
  ...{ name: 'foundation', version: '1.0', sequence: 1 },
  policy: policyBytes(parsePolicy("OutOf(2,'GD.peer','ZJ.peer')")),
};
const approvedBy = (...names: string[]) => Object.fromEntries(authorities.map((each) => [each, names.includes(each)]));

function seen(change: Partial<Survey> = {}): Survey {
  return {
    ...{ msp: 'GD', channel: 'oneplusn', authorities, majority: 3, packageId: 'foundation_1.0:ab', wanted },
    peers: [{ address: 'peer0', installed: false }],
    down: [],
    readiness: { approvals: approvedBy(), mismatches: {} },
    ...change,
  };
}

const states = (survey: Survey, commits = true) => planFor(survey, commits).steps.map(({ state }) => state);

test('the first authority installs and approves; the commit waits for the majority', () => {
  expect(states(seen())).toEqual(['todo', 'todo', 'waits']);
  expect(planFor(seen(), true)).toMatchObject({ missing: ['Committee', 'MHRSS', 'ZJ'], approved: [], majority: 3 });
});

test('who completes the majority commits, unless told not to', () => {
  const two = seen({ readiness: { approvals: approvedBy('ZJ', 'MHRSS'), mismatches: {} } });
  expect(states(two)).toEqual(['todo', 'todo', 'todo']);
  expect(states(two, false)).toEqual(['todo', 'todo', 'waits']);
});

test('a peer that is down waits for another run, and nothing waits for it', () => {
  const survey = seen({ down: [{ address: 'peer1', problem: 'ECONNREFUSED' }] });
  expect(states(survey)).toEqual(['todo', 'waits', 'todo', 'waits']);
  expect(planFor(survey, true).steps[1]).toMatchObject({ peer: 'peer1', problem: 'ECONNREFUSED' });
});

test('what is there is left alone', () => {
  const own = { definition: wanted, packageId: 'foundation_1.0:ab' };
  const done = seen({
    peers: [{ address: 'peer0', installed: true }],
    readiness: { approvals: approvedBy('GD', 'ZJ', 'MHRSS'), mismatches: {} },
    committed: { definition: wanted, approvals: approvedBy('GD', 'ZJ', 'MHRSS') },
    own,
  });
  expect(states(done)).toEqual(['done', 'done', 'done']);
  expect(planFor(done, true).missing).toEqual(['Committee']);
  // Its service has moved: another package, approved for the same definition.
  expect(states({ ...done, packageId: 'foundation_1.0:cd' })).toEqual(['done', 'todo', 'done']);
});

test('an upgrade says what it changes, and who approved something else', () => {
  const next = { ...wanted, version: '1.1', sequence: 2 };
  const plan = planFor(
    seen({
      wanted: next,
      committed: { definition: wanted, approvals: approvedBy('GD') },
      readiness: { approvals: approvedBy(), mismatches: { ZJ: ['version'], GD: ['version'] } },
    }),
    true,
  );
  expect(plan.changes).toEqual([
    { of: 'sequence', from: '1', to: '2' },
    { of: 'version', from: '1.0', to: '1.1' },
  ]);
  expect(plan.different).toEqual({ ZJ: ['version'] });
});
