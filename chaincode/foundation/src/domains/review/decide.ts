import { errors, fail } from '@oneplusn/api';
import type { Transactions, review } from '@oneplusn/api';
import type { Handler } from '../../call';
import { stateOf } from './rules/lifecycle';
import { misfit, targetOf } from './rules/routes';
import { onePersonProblem } from './rules/two-persons';
import { reviewed } from './state/application';
import { committeeId } from './state/ids';
import { stepsOf } from './state/steps';
import { targetState } from './state/target';

/** The committee decides the route of an application, once. */
export const decide: Handler<Transactions['review']['decide']> = async (call) => {
  const { input, caller, ledger, provenance, committee } = call;
  if (caller.msp !== committee) throw fail(errors.registry.notCommittee, { msp: caller.msp, committee });
  const { application, findings } = await reviewed(call, input.application);
  const { id } = application;
  const steps = await stepsOf(call, id);
  const state = stateOf(steps);
  if (state !== 'pending') {
    throw fail(errors.ledger.illegalState, { kind: 'application', id, state, action: 'review.decide' });
  }
  const same = onePersonProblem('decide', caller.id, application, steps);
  if (same) throw same;
  const target = targetOf(input, findings.findings);
  const problem = target !== undefined && misfit(input.route, target, await targetState(call, target));
  if (problem) throw problem;
  const decision: review.RouteDecision = { ...input, id: committeeId(committee, 'd', id), provenance };
  await ledger.write('route', decision.id, decision);
  return decision;
};
