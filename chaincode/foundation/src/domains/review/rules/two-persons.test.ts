import { errors, type review } from '@oneplusn/api';
import fc from 'fast-check';
import type { Steps } from './lifecycle';
import { needsTwo, onePersonProblem, type Step } from './two-persons';

const steps: readonly Step[] = ['file', 'decide', 'approve', 'commission'];
const by = (person: string) => ({ provenance: { by: person, at: '2026-10-09T08:00:00.000Z', txId: 'tx' } });
const filed = (person: string) => ({ id: 'GD/p-1', ...by(person) }) as unknown as review.Application;
const taken = (decider: string, approver: string) =>
  ({ decision: by(decider), approval: by(approver) }) as unknown as Steps;

test('who needs two persons needs them in either order, and nobody two for one step', () => {
  for (const one of steps) {
    expect(needsTwo(one, one)).toBe(false);
    for (const other of steps) expect(needsTwo(one, other)).toBe(needsTwo(other, one));
  }
});

test('nobody judges what they filed, nor builds what they judged', () => {
  const paired = steps.flatMap((one, at) => steps.slice(at + 1).map((other) => [one, other, needsTwo(one, other)]));
  expect(paired.filter(([, , apart]) => !apart)).toEqual([['file', 'commission', false]]);
});

test('four persons are never refused, one is at the first step after filing', () => {
  expect(onePersonProblem('decide', 'C/b', filed('GD/a'), {})).toBeUndefined();
  expect(onePersonProblem('approve', 'GD/c', filed('GD/a'), taken('C/b', 'GD/x'))).toBeUndefined();
  expect(onePersonProblem('commission', 'GD/d', filed('GD/a'), taken('C/b', 'GD/c'))).toBeUndefined();
  const error = onePersonProblem('decide', 'C/b', filed('C/b'), {});
  expect(error?.code).toBe(errors.review.samePerson.code);
  expect(error?.args).toEqual({
    actor: 'C/b',
    application: 'GD/p-1',
    earlier: 'review.file',
    action: 'review.decide',
  });
});

test('a step is refused exactly where its person took one of its pair', () => {
  const person = fc.constantFrom('GD/a', 'GD/b', 'GD/c', 'GD/d');
  fc.assert(
    fc.property(person, person, person, person, fc.constantFrom(...steps), (filer, decider, approver, actor, step) => {
      const problem = onePersonProblem(step, actor, filed(filer), taken(decider, approver));
      const before = [
        ['file', filer],
        ['decide', decider],
        ['approve', approver],
      ] as const;
      expect(problem !== undefined).toBe(before.some(([each, who]) => who === actor && needsTwo(each, step)));
    }),
  );
});
