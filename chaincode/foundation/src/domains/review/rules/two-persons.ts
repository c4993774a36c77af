import { errors, fail } from '@oneplusn/api';
import type { FactId, LedgerError, review } from '@oneplusn/api';
import type { Steps } from './lifecycle';

/** What persons do to an application, in the order of its life. */
export type Step = 'file' | 'decide' | 'approve' | 'commission';

/**
 * Pairs of steps of one application that one person may not both do: nobody judges what they ask for themselves, nor
 * carries out what they alone have let through. Who files may commission: both are the applicant's.
 */
const apart: readonly (readonly [Step, Step])[] = [
  ['file', 'decide'],
  ['file', 'approve'],
  ['decide', 'approve'],
  ['decide', 'commission'],
  ['approve', 'commission'],
];

/** Whether two steps of one application need two persons. */
export const needsTwo = (one: Step, other: Step): boolean =>
  apart.some((pair) => one !== other && pair.includes(one) && pair.includes(other));

/** Why a person may not take a step of an application, after those that were taken; undefined where they may. */
export function onePersonProblem(
  step: Step,
  by: FactId,
  application: review.Application,
  { decision, approval }: Steps,
): LedgerError | undefined {
  const taken: readonly (readonly [Step, FactId | undefined])[] = [
    ['file', application.provenance.by],
    ['decide', decision?.provenance.by],
    ['approve', approval?.provenance.by],
  ];
  const met = taken.find(([earlier, person]) => person === by && needsTwo(earlier, step));
  if (!met) return undefined;
  const [earlier] = met;
  return fail(errors.review.samePerson, {
    ...{ actor: by, application: application.id },
    ...{ earlier: `review.${earlier}`, action: `review.${step}` },
  });
}
