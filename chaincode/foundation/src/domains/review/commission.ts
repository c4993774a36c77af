import { errors, fail } from '@oneplusn/api';
import type { Transactions, review } from '@oneplusn/api';
import type { Handler } from '../../call';
import { requireOwn, requireWithin } from './rules/caller';
import { stateOf } from './rules/lifecycle';
import { onePersonProblem } from './rules/two-persons';
import { reviewed } from './state/application';
import { putEntry, removeEntry } from './state/entries';
import { refuseUnpublished } from './state/framework';
import { stepsOf } from './state/steps';

/**
 * Enters an approved project in the system catalogue, in development; then takes it into use. The system has the
 * application's id.
 */
export const commission: Handler<Transactions['review']['commission']> = async (call) => {
  const { input, caller, ledger, provenance } = call;
  requireOwn('application', input.application, caller);
  const { application } = await reviewed(call, input.application);
  const { id } = application;
  requireWithin('application', application, caller);
  const steps = await stepsOf(call, id);
  const { decision, system } = steps;
  const state = stateOf(steps);
  if (!decision || (state !== 'approved' && state !== 'commissioned')) {
    throw fail(errors.review.notApproved, { application: id });
  }
  if (decision.route !== 'independent') {
    const { route, target = '' } = decision;
    throw fail(errors.review.buildsNothing, { application: id, route, target });
  }
  if (!system && (await ledger.present('system', id))) throw fail(errors.ledger.alreadyExists, { kind: 'system', id });
  const same = onePersonProblem('commission', caller.id, application, steps);
  if (same) throw same;
  const before = system?.state ?? 'approved';
  if (before !== (input.state === 'in-development' ? 'approved' : 'in-development')) {
    const action = `review.commission ${input.state}`;
    throw fail(errors.ledger.illegalState, { kind: 'application', id, state: before, action });
  }
  const process = input.process ?? system?.process;
  await refuseUnpublished(call, process);
  const built = process !== undefined && { process };
  const commissioned: review.System = { ...application, application: id, ...built, state: input.state, provenance };
  await ledger.write('system', id, commissioned);
  if (!system) {
    await removeEntry(ledger, 'application', id);
    await putEntry(ledger, 'system', id, commissioned);
  }
  return commissioned;
};
