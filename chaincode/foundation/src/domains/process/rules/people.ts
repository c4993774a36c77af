import { errors, fail } from '@oneplusn/api';
import type { Chart, LedgerError, ProcessAction } from '@oneplusn/api';
import type { Caller } from '../../../call';
import { isWithin } from '../../registry/rules/departments';

/** What of a person decides who may act. */
export type Person = Pick<Caller, 'department'> & { readonly roles: readonly string[] };

/** The department whose people do an action: the one it names, else that of the whole process. */
export const departmentOf = ({ definition }: Chart, { who }: ProcessAction): string =>
  who.department ?? definition.department;

/** Whether somebody has the role and department for an action. Administrators belong to none. */
export function mayDo(chart: Chart, action: ProcessAction, { department, roles }: Person): boolean {
  if (department === undefined || !isWithin(department, departmentOf(chart, action))) return false;
  return action.who.roles.some((role) => roles.includes(role));
}

/** Why somebody may do none of these actions. */
export function notTheirs(chart: Chart, said: string, actions: readonly ProcessAction[], actor: string): LedgerError {
  const departments = new Set(actions.map((action) => departmentOf(chart, action)));
  const roles = new Set(actions.flatMap(({ who }) => who.roles));
  const args = { department: [...departments].join(', '), roles: [...roles].join(', '), actor };
  return fail(errors.process.notYours, { action: said, ...args });
}

/** What is offered in a state, guards and people aside. */
export const actionsFrom = ({ definition }: Chart, state: string): ProcessAction[] =>
  definition.actions.filter(({ from }) => from.includes(state));

/** Whether somebody may do anything that is offered in a state. */
export const mayActIn = (chart: Chart, state: string, person: Person): boolean =>
  actionsFrom(chart, state).some((action) => mayDo(chart, action, person));

/** Whether somebody has a part in a process: only those see what its forms say. */
export const takesPart = (chart: Chart, person: Person): boolean =>
  chart.definition.actions.some((action) => mayDo(chart, action, person));
