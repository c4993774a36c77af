import { errors, fail } from '@oneplusn/api';
import type { Transactions, process } from '@oneplusn/api';
import type { Call, Handler } from '../../call';
import { tasksOf } from './rules/tasks';
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
  const stated = [];
  for (const task of items) stated.push(await taskNow(call, task));
  return { items: stated, ...rest };
};

/** A task as its case stands now: a calendar may have come, or changed, since it was written down. */
async function taskNow(call: Call, task: process.Task): Promise<process.Task> {
  const { file, chart } = await heldCase(call, task.case);
  const tasks = tasksOf(chart, await caseNow(call, chart, file));
  return tasks.find(({ state, department }) => state === task.state && department === task.department) ?? task;
}
