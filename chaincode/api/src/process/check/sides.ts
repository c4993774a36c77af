/** What stands beside the course of a process: how it begins, who escalates, what it tells and costs. */
import { problemWith } from '@oneplusn/errors';
import { processProblems as wrong } from '../../errors/problems/process';
import { isWithin } from '../../values/department';
import type { Chart } from '../courses';
import type { ProcessState } from '../definition';
import { placeholdersIn } from '../notices';
import type { Finding } from './finding';

/** Sides that name nothing, that nobody could take, or that nothing leads to. */
export function sideFindings(chart: Chart): Finding[] {
  const { states } = chart.definition;
  return [
    ...beginFindings(chart),
    ...states.flatMap((state, i) => [...escalationFindings(chart, state, `states.${i}.escalate`)]),
    ...noticeFindings(chart),
    ...feeFindings(chart),
  ];
}

function* beginFindings({ definition }: Chart): Generator<Finding> {
  const { begin, forms, actions } = definition;
  if (begin?.form !== undefined && !forms.some(({ name }) => name === begin.form))
    yield { path: 'begin.form', problem: problemWith(wrong.noForm, { name: begin.form }) };
  if (begin?.residents?.roles.length === 0) yield { path: 'begin.residents.roles', problem: problemWith(wrong.noRole) };
  for (const [i, { applicant }] of actions.entries())
    if (applicant && !begin?.residents)
      yield { path: `actions.${i}.applicant`, problem: problemWith(wrong.noApplicant) };
}

/** Whoever may act when a term has passed is above those who let it pass; without a term none passes. */
function* escalationFindings({ definition }: Chart, state: ProcessState, path: string): Generator<Finding> {
  const { name, days, escalate } = state;
  if (!escalate) return;
  if (days === undefined) yield { path, problem: problemWith(wrong.escalationTimeless, { name }) };
  if (escalate.roles.length === 0) yield { path: `${path}.roles`, problem: problemWith(wrong.noRole) };
  const from = definition.actions.filter((action) => action.from.includes(name) && !action.applicant);
  if (from.length === 0) yield { path, problem: problemWith(wrong.escalationIdle, { name }) };
  const above = escalate.department ?? definition.department;
  for (const { who } of from) {
    const department = who.department ?? definition.department;
    if (isWithin(department, above)) continue;
    yield { path: `${path}.department`, problem: problemWith(wrong.escalationBelow, { department, above }) };
  }
}

function* noticeFindings({ definition }: Chart): Generator<Finding> {
  const { notices = [], actions, forms } = definition;
  const fields = new Set(['case', ...forms.flatMap(({ schema }) => Object.keys(schema.properties))]);
  for (const [i, { notice: name }] of actions.entries())
    if (name !== undefined && !notices.some((notice) => notice.name === name))
      yield { path: `actions.${i}.notice`, problem: problemWith(wrong.noNotice, { name }) };
  for (const [i, { name, text }] of notices.entries()) {
    if (!actions.some(({ notice }) => notice === name))
      yield { path: `notices.${i}`, problem: problemWith(wrong.noticeUnused, { name }) };
    for (const [language, said] of Object.entries(text))
      for (const field of new Set(placeholdersIn(said)))
        if (!fields.has(field))
          yield { path: `notices.${i}.text.${language}`, problem: problemWith(wrong.fieldUnknown, { field }) };
  }
}

/** A fee that falls due can be settled, and one that is settled has fallen due. */
function* feeFindings({ definition }: Chart): Generator<Finding> {
  const { fees = [], actions, forms } = definition;
  for (const [i, { fee }] of actions.entries())
    if (fee && !fees.some(({ name }) => name === fee.name))
      yield { path: `actions.${i}.fee.name`, problem: problemWith(wrong.noFee, { name: fee.name }) };
  for (const [i, { name, field }] of fees.entries()) {
    const marks = actions.flatMap(({ fee }) => (fee?.name === name ? [fee.mark] : []));
    if (!marks.includes('due') || marks.every((mark) => mark === 'due'))
      yield { path: `fees.${i}`, problem: problemWith(wrong.feeOpen, { name }) };
    if (field === undefined) continue;
    const of = forms.filter(({ schema }) => Object.hasOwn(schema.properties, field));
    if (of.length === 0) yield { path: `fees.${i}.field`, problem: problemWith(wrong.fieldUnknown, { field }) };
    else if (of.some(({ kinds }) => kinds?.[field] !== 'amount'))
      yield { path: `fees.${i}.field`, problem: problemWith(wrong.feeNoAmount, { field }) };
  }
}
