import { errors, fail } from '@oneplusn/api';
import type { Chart, LedgerError, ProcessAction } from '@oneplusn/api';
import type { Caller } from '../../../call';
import { isWithin } from '../../registry/rules/departments';

/** What of a person decides who may act. */
export type Person = Pick<Caller, 'department'> & { readonly roles: readonly string[] };
type Who = ProcessAction['who'];

/** The department whose people do an action: the one it names, else that of the whole process. */
export const departmentOf = (chart: Chart, { who }: Pick<ProcessAction, 'who'>): string => departmentIn(chart, who);

/** The department that somebody is to belong to. */
export const departmentIn = ({ definition }: Chart, who: Who): string => who.department ?? definition.department;

/** Whether somebody is one of those who are named. Administrators belong to no department. */
function isOneOf(chart: Chart, who: Who, { department, roles }: Person): boolean {
  if (department === undefined || !isWithin(department, departmentIn(chart, who))) return false;
  return who.roles.some((role) => roles.includes(role));
}

/** Whether somebody has the role and department for an action. */
export const mayDo = (chart: Chart, { who }: Pick<ProcessAction, 'who'>, person: Person): boolean =>
  isOneOf(chart, who, person);

/** Whether somebody may act in a state of which the term has passed, in place of those who let it pass. */
export function mayStepIn(chart: Chart, state: string, person: Person): boolean {
  const who = chart.state(state)?.escalate;
  return who !== undefined && isOneOf(chart, who, person);
}

/** Whether somebody may begin cases for residents: the service identity of a portal. */
export function actsForResidents(chart: Chart, person: Person): boolean {
  const who = chart.definition.begin?.residents;
  return who !== undefined && isOneOf(chart, who, person);
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

/**
 * Whether somebody has a part in a process as an official: those see what its forms say. Who only does what applicants
 * do acts for one of them at a time, and has to name them.
 */
export const takesPart = (chart: Chart, person: Person): boolean =>
  chart.definition.actions.some((action) => !action.applicant && mayDo(chart, action, person)) ||
  chart.definition.states.some(({ name }) => mayStepIn(chart, name, person));
