import { LedgerError, errors } from '@oneplusn/api';
import type { review } from '@oneplusn/api';
import type { ErrorDescriptor } from '@oneplusn/errors';
import fc from 'fast-check';
import { misfit, targetOf } from './routes';
import type { Decided, TargetState } from './routes';

const finding = (project: string, similarity: number): review.Finding => ({
  project,
  title: project,
  authority: project.slice(0, 2),
  state: 'in-use',
  similarity,
  sharedFunctions: [],
  sharedTerms: [],
  byField: { title: 0, functions: 0, positioning: 0, description: 0 },
});
const findings = [finding('ZJ/a', 9_000), finding('GD/b', 5_000), finding('GD/c', 4_999)];
const decided = (part: Partial<Decided>): Decided => ({
  application: 'GD/p-1',
  route: 'independent',
  differences: [],
  ...part,
});
const refusal = (act: () => unknown, descriptor: ErrorDescriptor) => {
  try {
    act();
  } catch (error) {
    expect(error).toBeInstanceOf(LedgerError);
    expect((error as LedgerError).code).toBe(descriptor.code);
    return (error as LedgerError).args;
  }
  throw new Error('not refused');
};

describe('routes', () => {
  it.each([
    ['reuse', 'in-use'],
    ['adapt', 'in-use'],
    ['join', 'in-development'],
    ['merge', 'pending'],
  ] as const)('%s takes what is %s, and nothing else', (route, fit) => {
    for (const state of ['in-use', 'in-development', 'retired', 'pending', 'settled'] satisfies TargetState[]) {
      expect(misfit(route, 'ZJ/a', state)?.code).toBe(state === fit ? undefined : errors.review.routeUnfit.code);
    }
  });

  it('every route but independent names one of the findings', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('reuse', 'adapt', 'join', 'merge'),
        fc.constantFrom('ZJ/a', 'GD/c'),
        (route, target) => {
          expect(targetOf(decided({ route, target }), findings)).toBe(target);
          refusal(() => targetOf(decided({ route }), findings), errors.review.routeNeedsTarget);
          refusal(() => targetOf(decided({ route, target: 'ZJ/else' }), findings), errors.review.targetNotFound);
        },
      ),
    );
  });

  it('independent builds on nothing', () => {
    refusal(() => targetOf(decided({ target: 'ZJ/a' }), findings), errors.review.routeTakesNoTarget);
    expect(targetOf(decided({}), [])).toBeUndefined();
  });

  it('independent answers every very similar project', () => {
    expect(refusal(() => targetOf(decided({}), findings), errors.review.findingsUnanswered)).toEqual({
      count: 2,
      first: 'ZJ/a',
    });
    const differences = [{ project: 'ZJ/a' }];
    const { first } = refusal(() => targetOf(decided({ differences }), findings), errors.review.findingsUnanswered);
    expect(first).toBe('GD/b');
    expect(targetOf(decided({ differences: [...differences, { project: 'GD/b' }] }), findings)).toBeUndefined();
  });
});
