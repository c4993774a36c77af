import { dayOf, errors, fail } from '@oneplusn/api';
import type { Transactions, process } from '@oneplusn/api';
import type { Call, Handler } from '../../call';
import { isEscalation, tasksOf } from './rules/tasks';
import { heldCase, refuseElsewhere } from './state/cases';
import { departmentTasks } from './state/tasks';
import { caseNow } from './state/terms';

/** What waits for a department, what is due first before all. */
export const tasks: Handler<Transactions['process']['tasks']> = async (call) => {
  refuseElsewhere(call);
  const { input, caller } = call;
  const department = input.department ?? caller.department;
  if (department === undefined) throw fail(errors.registry.unknownDepartment, { department: caller.id });
  const { items, ...rest } = await departmentTasks(call, department, input);
  const stated: process.Task[] = [];
  for (const task of items) stated.push(...(await taskNow(call, task)));
  const today = dayOf(call.now);
  const late = ({ due }: process.Task): boolean => due !== undefined && due < today;
  return { items: input.overdue ? stated.filter(late) : stated, ...rest };
};

/**
 * A task as its case stands now: a calendar may have come, or changed, since it was written down. What a department
 * would only step in for is left out as long as the term of the state runs.
 */
async function taskNow(call: Call, task: process.Task): Promise<process.Task[]> {
  const { state, department } = task;
  const { file, chart } = await heldCase(call, task.case);
  const now = await caseNow(call, chart, file);
  const { due } = now.places.find((place) => place.state === state) ?? {};
  const escalated = chart.state(state)?.escalate !== undefined && due !== undefined && due < dayOf(call.now);
  if (!escalated && isEscalation(chart, task)) return [];
  const found = tasksOf(chart, now).find((each) => each.state === state && each.department === department) ?? task;
  return [{ ...found, ...(escalated && { escalated }) }];
}
