import { ownerOf } from '@oneplusn/api';
import type { FactId, PageOf, process } from '@oneplusn/api';
import type { Call } from '../../../call';
import type { PageRequest } from '../../../ledger/ledger';
import { sortedBy } from '../rules/tasks';

type Task = process.Task;

/** The tasks of a department stand together, what is due first before all; a bar is in none of the parts. */
export function taskId(task: Task): FactId {
  const { case: id, department, state } = task;
  return `${ownerOf(id)}/${[department, sortedBy(task), id.slice(id.indexOf('/') + 1), state].join('|')}`;
}

/** The work list of one department, each task as it was written down when its case moved. */
export async function departmentTasks(
  { ledger, caller }: Pick<Call, 'ledger' | 'caller'>,
  department: string,
  page: PageRequest,
): Promise<PageOf<Task>> {
  const bounds = { from: `${department}|`, to: `${department}}` };
  return (await ledger.own.page('task', caller.msp, { ...page, ...bounds })) as unknown as PageOf<Task>;
}
