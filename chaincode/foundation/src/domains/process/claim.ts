import { errors, fail } from '@oneplusn/api';
import type { Transactions } from '@oneplusn/api';
import type { Handler } from '../../call';
import { actionsFrom, mayActIn, notTheirs } from './rules/people';
import { handed } from './rules/places';
import { caseToActOn, follow } from './state/cases';
import { taskIn } from './state/hands';

/** Takes a task on: nobody else acts in that state until it is done or put back. */
export const claim: Handler<Transactions['process']['claim']> = async (call) => {
  const { input, caller } = call;
  const { file, chart } = await caseToActOn(call, input.case, input.step);
  const { state, claimed } = taskIn(file, input.state);
  if (!mayActIn(chart, state, caller)) throw notTheirs(chart, 'process.claim', actionsFrom(chart, state), caller.id);
  if (claimed !== undefined) throw fail(errors.process.claimed, { case: file.id, state, holder: claimed });
  const places = handed(file.places, state, caller.id);
  return follow(call, chart, file, { kind: 'claim', holder: caller.id }, { state: file.state, places });
};
