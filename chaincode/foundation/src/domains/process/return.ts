import { errors, fail } from '@oneplusn/api';
import type { Chart, Transactions } from '@oneplusn/api';
import type { Caller, Handler } from '../../call';
import { isWithin } from '../registry/rules/departments';
import { actionsFrom, departmentOf } from './rules/people';
import { handed } from './rules/places';
import { caseToActOn, follow } from './state/cases';
import { taskIn } from './state/hands';

/** Puts a task back among those of its department. */
export const giveBack: Handler<Transactions['process']['return']> = async (call) => {
  const { input, caller } = call;
  const { file, chart } = await caseToActOn(call, input.case, input.step);
  const { state, claimed } = taskIn(file, input.state);
  if (claimed === undefined || (claimed !== caller.id && !looksAfter(chart, state, caller)))
    throw fail(errors.process.notHeld, { case: file.id, state, actor: caller.id });
  const places = handed(file.places, state, undefined);
  return follow(call, chart, file, { kind: 'return' }, { state: file.state, places });
};

/** Stewards take work from those who are away: of their own department, and those below it. */
function looksAfter(chart: Chart, state: string, { department, roles }: Caller): boolean {
  if (department === undefined || !roles.includes('steward')) return false;
  return actionsFrom(chart, state).some((action) => isWithin(departmentOf(chart, action), department));
}
