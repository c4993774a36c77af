import { problemWith } from '@oneplusn/errors';
import { processProblems as wrong } from '../../errors/problems/process';
import { branchOf, courseOf, mainCourse, type Chart } from '../courses';
import type { ProcessState } from '../definition';
import type { Finding } from './finding';
import { reachableFrom, sureToEnd, waysIn } from './ways';

/** What is wrong with the courses of a definition, each by itself: that is enough, since they are well nested. */
export function courseFindings(chart: Chart): Finding[] {
  return [
    ...crossings(chart),
    ...coursesOf(chart).flatMap(({ course, path }) => {
      const ends = [...boundFindings(chart, course, path)];
      return ends.length > 0 ? ends : [...wayFindings(chart, course)];
    }),
  ];
}

/** The main course, and each branch, with where it is declared. */
function coursesOf({ definition: { states } }: Chart): { course: string; path: string }[] {
  const branches = states.flatMap(({ name, branches = [] }, i) =>
    branches.map((branch, k) => ({ course: branchOf(name, branch), path: `states.${i}.branches.${k}` })),
  );
  return [{ course: mainCourse, path: 'states' }, ...branches];
}

/** Where something leads from one course into another, or out of an end. */
function* crossings(chart: Chart): Generator<Finding> {
  const { states, actions } = chart.definition;
  const crosses = (from: ProcessState | undefined, to: string): boolean => {
    const target = chart.state(to);
    return from !== undefined && target !== undefined && courseOf(from) !== courseOf(target);
  };
  for (const [i, state] of states.entries())
    if (state.then !== undefined && crosses(state, state.then))
      yield { path: `states.${i}.then`, problem: problemWith(wrong.crosses, { from: state.name }) };
  for (const [i, state] of states.entries())
    for (const [end, to] of Object.entries(state.calls?.ends ?? {}))
      if (crosses(state, to))
        yield { path: `states.${i}.calls.ends.${end}`, problem: problemWith(wrong.crosses, { from: state.name }) };
  for (const [i, { from, to }] of actions.entries())
    for (const [k, name] of from.entries()) {
      const state = chart.state(name);
      const path = `actions.${i}.from.${k}`;
      if (crosses(state, to)) yield { path, problem: problemWith(wrong.crosses, { from: name }) };
      if (state?.kind === 'end') yield { path, problem: problemWith(wrong.endLeft, { name }) };
    }
}

/** A course has one start and an end. */
function* boundFindings(chart: Chart, course: string, path: string): Generator<Finding> {
  const states = chart.course(course);
  const [first, ...more] = states.filter(({ kind }) => kind === 'start');
  const said = course === mainCourse ? '/' : course;
  if (!first) yield { path, problem: problemWith(wrong.noStart, { course: said }) };
  for (const each of more)
    yield { path: placeOf(chart, each.name), problem: problemWith(wrong.startTwice, { course: said }) };
  if (!states.some(({ kind }) => kind === 'end')) yield { path, problem: problemWith(wrong.noEnd, { course: said }) };
}

function* wayFindings(chart: Chart, course: string): Generator<Finding> {
  const states = chart.course(course);
  const ways = waysIn(chart, states);
  const reached = reachableFrom(states, ways);
  const sure = sureToEnd(states, ways);
  for (const { name, kind } of states) {
    const path = placeOf(chart, name);
    const out = ways.filter(({ from }) => from === name);
    if (!reached.has(name)) yield { path, problem: problemWith(wrong.unreachable, { name }) };
    if (kind === 'end' || sure.has(name)) continue;
    const problem = out.length === 0 ? problemWith(wrong.deadlock, { name }) : problemWith(wrong.cannotEnd, { name });
    yield { path, problem };
  }
}

const placeOf = ({ definition }: Chart, name: string): string =>
  `states.${definition.states.findIndex((state) => state.name === name)}`;
