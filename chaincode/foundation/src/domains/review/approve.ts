import { digest, errors, fail } from '@oneplusn/api';
import type { Transactions, review } from '@oneplusn/api';
import type { Handler } from '../../call';
import { requireOwn } from './rules/caller';
import { isCompared } from './rules/lifecycle';
import { onePersonProblem } from './rules/two-persons';
import { reviewed } from './state/application';
import { removeEntry } from './state/entries';
import { stepsOf } from './state/steps';
import { targetState } from './state/target';

/** The applicant's authority approves or rejects the route that the committee decided, once. */
export const approve: Handler<Transactions['review']['approve']> = async (call) => {
  const { input, caller, ledger, provenance } = call;
  requireOwn('application', input.application, caller);
  const { application } = await reviewed(call, input.application);
  const { id } = application;
  const steps = await stepsOf(call, id);
  const { decision } = steps;
  if (!decision) throw fail(errors.review.notDecided, { application: id });
  if (steps.approval) {
    const state = steps.approval.approved ? 'approved' : 'rejected';
    throw fail(errors.ledger.illegalState, { kind: 'application', id, state, action: 'review.approve' });
  }
  const same = onePersonProblem('approve', caller.id, application, steps);
  if (same) throw same;
  if (input.approved && decision.target !== undefined) {
    await refuseLostTarget(call, decision.route, decision.target);
  }
  const approval: review.Approval = { ...input, id, decision: digest(decision), provenance };
  await ledger.write('approval', id, approval);
  if (!isCompared({ ...steps, approval })) await removeEntry(ledger, 'application', id);
  return approval;
};

/** What the application was to build on may have been retired, rejected or sent elsewhere since the decision. */
async function refuseLostTarget(
  call: Parameters<typeof targetState>[0],
  route: review.Route,
  target: string,
): Promise<void> {
  const state = await targetState(call, target);
  if (state === 'retired' || state === 'settled') throw fail(errors.review.routeUnfit, { route, target, state });
}
