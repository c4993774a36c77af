import { problemWith } from '@oneplusn/errors';
import { processProblems as wrong } from '../../errors/problems/process';
import type { Chart } from '../courses';
import type { ProcessAction, ProcessState } from '../definition';
import { repeated, type Finding } from './finding';

/** Names that stand twice, or name nothing; forks that are none; actions that nobody may do. */
export function nameFindings(chart: Chart): Finding[] {
  const { states, actions, forms, notices = [], fees = [] } = chart.definition;
  return [
    ...Object.entries({ states, actions, forms, notices, fees }).flatMap(([part, all]) => twice(part, all)),
    ...states.flatMap((state, i) => [...forkFindings(chart, state, `states.${i}`)]),
    ...actions.flatMap((action, i) => [...actionFindings(chart, action, `actions.${i}`)]),
  ];
}

const twice = (part: string, all: readonly { readonly name: string }[]): Finding[] =>
  repeated(all.map(({ name }) => name)).map(({ name, at }) => ({
    path: `${part}.${at}.name`,
    problem: problemWith(wrong.nameTwice, { name }),
  }));

function* forkFindings(chart: Chart, state: ProcessState, path: string): Generator<Finding> {
  const { kind, branches, then, within } = state;
  if (kind === 'fork' && (!branches || then === undefined)) yield { path, problem: problemWith(wrong.forkOpen) };
  if (kind !== 'fork' && (branches || then !== undefined)) yield { path, problem: problemWith(wrong.notAFork) };
  for (const { name, at } of repeated(branches ?? []))
    yield { path: `${path}.branches.${at}`, problem: problemWith(wrong.nameTwice, { name }) };
  if (then !== undefined && !chart.state(then))
    yield { path: `${path}.then`, problem: problemWith(wrong.noState, { name: then }) };
  if (!within) return;
  const { fork, branch } = within;
  const around = chart.state(fork);
  if (!around) yield { path: `${path}.within.fork`, problem: problemWith(wrong.noState, { name: fork }) };
  else if (around.kind !== 'fork')
    yield { path: `${path}.within.fork`, problem: problemWith(wrong.noFork, { name: fork }) };
  else if (!around.branches?.includes(branch))
    yield { path: `${path}.within.branch`, problem: problemWith(wrong.noBranch, { fork, branch }) };
  if (isWithinItself(chart, state))
    yield { path: `${path}.within`, problem: problemWith(wrong.withinItself, { name: state.name }) };
}

function isWithinItself(chart: Chart, { name, within }: ProcessState): boolean {
  const seen = new Set<string>();
  for (
    let around = within?.fork;
    around !== undefined && !seen.has(around);
    around = chart.state(around)?.within?.fork
  ) {
    if (around === name) return true;
    seen.add(around);
  }
  return false;
}

function* actionFindings(chart: Chart, { from, to, who, form }: ProcessAction, path: string): Generator<Finding> {
  for (const [i, name] of from.entries())
    if (!chart.state(name)) yield { path: `${path}.from.${i}`, problem: problemWith(wrong.noState, { name }) };
  for (const { name, at } of repeated(from))
    yield { path: `${path}.from.${at}`, problem: problemWith(wrong.nameTwice, { name }) };
  if (!chart.state(to)) yield { path: `${path}.to`, problem: problemWith(wrong.noState, { name: to }) };
  if (who.roles.length === 0) yield { path: `${path}.who.roles`, problem: problemWith(wrong.noRole) };
  if (form !== undefined && !chart.definition.forms.some(({ name }) => name === form))
    yield { path: `${path}.form`, problem: problemWith(wrong.noForm, { name: form }) };
}
