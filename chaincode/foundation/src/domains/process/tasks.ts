import { errors, fail } from '@oneplusn/api';
import type { Transactions } from '@oneplusn/api';
import type { Handler } from '../../call';
import { refuseElsewhere } from './state/cases';
import { departmentTasks } from './state/tasks';

/** What waits for a department, what is due first before all. */
export const tasks: Handler<Transactions['process']['tasks']> = async (call) => {
  refuseElsewhere(call);
  const { input, caller } = call;
  const department = input.department ?? caller.department;
  if (department === undefined) throw fail(errors.registry.unknownDepartment, { department: caller.id });
  return departmentTasks(call, department, input);
};
