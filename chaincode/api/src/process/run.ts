import { branchOf, courseOf, mainCourse, type Chart } from './courses';
import type { ProcessAction, ProcessState } from './definition';

/** Where a case is after a move, and which of the states it has entered by it. */
export interface Moved {
  readonly at: string[];
  readonly entered: ReadonlySet<string>;
}

/** The states of a case while it moves. */
interface Walk {
  readonly active: Set<string>;
  readonly entered: Set<string>;
}

/**
 * The interpreter. Where a case is, is a set of states: one of the main course, and where that is a fork, one of each
 * branch. A move leaves one state of a course and enters another; a fork whose branches have all ended goes on by
 * itself. It cannot loop: entering goes down into branches, joining goes up out of them, and a branch never begins at
 * its end. A state that calls another process waits for a case of it, and goes on by how that has ended (`resumed`).
 *
 * It takes a definition without problems (`definitionProblems`).
 */
export function begun(chart: Chart): Moved {
  const walk: Walk = { active: new Set(), entered: new Set() };
  enter(chart, walk, startOf(chart, mainCourse));
  return outcome(chart, walk);
}

/** Where a case is after an action that is offered there. */
export function moved(chart: Chart, at: readonly string[], action: ProcessAction): Moved {
  const walk: Walk = { active: new Set(at), entered: new Set() };
  const from = fromOf(at, action);
  if (from === undefined) throw new TypeError(`${action.name} is not offered here`);
  leave(chart, walk, from);
  enter(chart, walk, action.to);
  return outcome(chart, walk);
}

/** Where a case is after the case that it waited for has come to an end: it goes on by itself. */
export function resumed(chart: Chart, at: readonly string[], name: string, end: string): Moved {
  const walk: Walk = { active: new Set(at), entered: new Set() };
  const { calls } = required(chart, name);
  const to = calls && Object.hasOwn(calls.ends, end) ? calls.ends[end] : undefined;
  if (to === undefined || !walk.active.has(name)) throw new TypeError(`${name} does not wait for ${end}`);
  leave(chart, walk, name);
  enter(chart, walk, to);
  return outcome(chart, walk);
}

/** The actions that are offered where a case is, guards and people aside. */
export const offered = ({ definition }: Chart, at: readonly string[]): ProcessAction[] =>
  definition.actions.filter((action) => fromOf(at, action) !== undefined);

/** The state that an action would leave; undefined where it is not offered. */
export const fromOf = (at: readonly string[], { from }: ProcessAction): string | undefined =>
  from.find((state) => at.includes(state));

/** Whether a case is finished: it is in an end of the main course. */
export const isOver = (chart: Chart, at: readonly string[]): boolean => endIn(chart, at) !== undefined;

/** The end of the main course that a case has come to; undefined while it goes on. */
export const endIn = (chart: Chart, at: readonly string[]): string | undefined =>
  at.find((name) => {
    const state = chart.state(name);
    return state?.kind === 'end' && courseOf(state) === mainCourse;
  });

function enter(chart: Chart, walk: Walk, name: string): void {
  const state = required(chart, name);
  walk.active.add(name);
  walk.entered.add(name);
  for (const branch of state.branches ?? []) enter(chart, walk, startOf(chart, branchOf(name, branch)));
  if (state.kind === 'end' && state.within) join(chart, walk, state.within.fork);
}

/** Goes on from a fork whose branches have all ended. */
function join(chart: Chart, walk: Walk, name: string): void {
  const fork = required(chart, name);
  const ended = (fork.branches ?? []).every((branch) =>
    chart.course(branchOf(name, branch)).some((state) => state.kind === 'end' && walk.active.has(state.name)),
  );
  if (!ended) return;
  leave(chart, walk, name);
  enter(chart, walk, fork.then ?? '');
}

/** Leaves a state, and where it is a fork all that goes on in its branches. */
function leave(chart: Chart, walk: Walk, name: string): void {
  if (!walk.active.delete(name)) return;
  walk.entered.delete(name);
  for (const branch of required(chart, name).branches ?? [])
    for (const state of chart.course(branchOf(name, branch))) leave(chart, walk, state.name);
}

function startOf(chart: Chart, course: string): string {
  const start = chart.course(course).find(({ kind }) => kind === 'start');
  if (!start) throw new TypeError(`the course ${course} has no start`);
  return start.name;
}

function required(chart: Chart, name: string): ProcessState {
  const state = chart.state(name);
  if (!state) throw new TypeError(`there is no state ${name}`);
  return state;
}

/** In the order of the definition, so that all endorsers write the same. */
function outcome({ definition }: Chart, { active, entered }: Walk): Moved {
  return { at: definition.states.flatMap(({ name }) => (active.has(name) ? [name] : [])), entered };
}
