import { problemWith } from '@oneplusn/errors';
import { processProblems as wrong } from '../../errors/problems/process';
import type { Chart } from '../courses';
import type { ProcessState } from '../definition';
import { itemsOf } from '../items';
import type { Finding } from './finding';

/** Calls that name nothing here; what the called process makes of them is for the ledger to say. */
export const callFindings = (chart: Chart): Finding[] =>
  chart.definition.states.flatMap((state, i) => [...stateFindings(chart, state, `states.${i}`)]);

function* stateFindings(chart: Chart, { kind, calls }: ProcessState, path: string): Generator<Finding> {
  if (kind === 'call' && !calls) yield { path, problem: problemWith(wrong.callOpen) };
  if (kind !== 'call' && calls) yield { path, problem: problemWith(wrong.notACall) };
  if (!calls) return;
  const { ends, gives = {}, takes = {} } = calls;
  for (const [end, name] of Object.entries(ends))
    if (!chart.state(name)) yield { path: `${path}.calls.ends.${end}`, problem: problemWith(wrong.noState, { name }) };
  const known = new Set(chart.definition.forms.flatMap((form) => Object.keys(itemsOf(form))));
  for (const [theirs, field] of Object.entries(gives))
    if (!known.has(field))
      yield { path: `${path}.calls.gives.${theirs}`, problem: problemWith(wrong.fieldUnknown, { field }) };
  for (const field of Object.keys(takes))
    if (!known.has(field))
      yield { path: `${path}.calls.takes.${field}`, problem: problemWith(wrong.fieldUnknown, { field }) };
}
