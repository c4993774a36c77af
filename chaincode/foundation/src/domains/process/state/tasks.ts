import { ownerOf } from '@oneplusn/api';
import type { FactId, PageOf, process } from '@oneplusn/api';
import type { Call } from '../../../call';
import type { PageRequest } from '../../../ledger/ledger';

type Task = process.Task;

/** After every day that a term can end on. */
const never = '9999-12-31';

/** The tasks of a department stand together, what is due first before all; a bar is in none of the parts. */
export function taskId({ case: id, department, due = never, state }: Task): FactId {
  return `${ownerOf(id)}/${[department, due, id.slice(id.indexOf('/') + 1), state].join('|')}`;
}

/** The work list of one department. */
export async function departmentTasks(
  { ledger, caller }: Pick<Call, 'ledger' | 'caller'>,
  department: string,
  page: PageRequest,
): Promise<PageOf<Task>> {
  const bounds = { from: `${department}|`, to: `${department}}` };
  return (await ledger.own.page('task', caller.msp, { ...page, ...bounds })) as unknown as PageOf<Task>;
}
