import { errors, fail } from '@oneplusn/api';
import type { LedgerError, review } from '@oneplusn/api';
import { verySimilarFrom } from '../similarity/comparison';

/** What a target is now: a system's state, or whether an application is still a project that may be built. */
export type TargetState = review.System['state'] | 'pending' | 'settled';

/**
 * Which state of its target each route takes. 国办发〔2019〕57号: share and reuse what stands, build together what is being
 * built.
 */
const takes: Readonly<Record<Exclude<review.Route, 'independent'>, TargetState>> = {
  reuse: 'in-use',
  adapt: 'in-use',
  join: 'in-development',
  merge: 'pending',
};

/** What is decided about an application: the input of `review.decide`. */
export interface Decided {
  readonly application: string;
  readonly route: review.Route;
  readonly target?: string | undefined;
  readonly differences: readonly { readonly project: string }[];
}

/**
 * The target that must be looked up, or undefined for `independent`. Throws where the decision does not hang together
 * with the findings.
 */
export function targetOf(decided: Decided, findings: readonly review.Finding[]): string | undefined {
  const { application, route, target } = decided;
  if (route === 'independent') {
    if (target !== undefined) throw fail(errors.review.routeTakesNoTarget, {});
    const unanswered = unansweredOf(findings, decided.differences);
    if (unanswered[0] !== undefined) {
      throw fail(errors.review.findingsUnanswered, { count: unanswered.length, first: unanswered[0] });
    }
    return undefined;
  }
  if (target === undefined) throw fail(errors.review.routeNeedsTarget, { route });
  if (!findings.some(({ project }) => project === target)) {
    throw fail(errors.review.targetNotFound, { target, application });
  }
  return target;
}

/** The error where a route does not fit what its target is now. */
export function misfit(route: review.Route, target: string, state: TargetState): LedgerError | undefined {
  if (route !== 'independent' && takes[route] === state) return undefined;
  return fail(errors.review.routeUnfit, { route, target, state });
}

/** The very similar projects whose difference is not explained. */
function unansweredOf(findings: readonly review.Finding[], differences: readonly { readonly project: string }[]) {
  const answered = new Set(differences.map(({ project }) => project));
  return findings
    .filter(({ project, similarity }) => similarity >= verySimilarFrom && !answered.has(project))
    .map(({ project }) => project);
}
