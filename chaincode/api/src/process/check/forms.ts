import { problemWith, type Problem } from '@oneplusn/errors';
import { processProblems as wrong } from '../../errors/problems/process';
import { schemaProblem } from '../../dataset/contradictions';
import type { Item } from '../../dataset/schema';
import { limits } from '../../fields/limits';
import type { Chart } from '../courses';
import type { ProcessForm } from '../definition';
import { comparisonsIn, type Comparing, type GuardValue } from '../guard';
import type { Finding } from './finding';

/** Forms that contradict themselves or one another, or that nobody asks for; guards that look at what no form has. */
export function formFindings(chart: Chart): Finding[] {
  const { forms, actions } = chart.definition;
  const items = new Map<string, Item>();
  const findings: Finding[] = [];
  for (const [i, form] of forms.entries()) {
    const { name, schema } = form;
    const at = `forms.${i}`;
    if (!actions.some((action) => action.form === name))
      findings.push({ path: at, problem: problemWith(wrong.formUnused, { name }) });
    findings.push(...sectionFindings(form, at));
    const flaw = schemaProblem(schema);
    if (flaw) findings.push({ path: `${at}.schema.${flaw.path}`, problem: flaw.problem });
    for (const [field, item] of Object.entries(schema.properties)) {
      const known = items.get(field);
      if (known && known.type !== item.type) {
        const problem = problemWith(wrong.fieldOther, { field, form: name });
        findings.push({ path: `${at}.schema.properties.${field}`, problem });
      }
      items.set(field, known ?? item);
    }
  }
  if (items.size > limits.caseFields) {
    const problem = problemWith(wrong.fieldsMany, { count: items.size, limit: limits.caseFields });
    findings.push({ path: 'forms', problem });
  }
  for (const [i, { outcome }] of actions.entries())
    for (const [item, field] of Object.entries(outcome?.fields ?? {}))
      if (!items.has(field)) {
        const path = `actions.${i}.outcome.fields.${item}`;
        findings.push({ path, problem: problemWith(wrong.fieldUnknown, { field }) });
      }
  for (const [i, { guard }] of actions.entries())
    for (const { path, comparison } of guard ? comparisonsIn(guard, `actions.${i}.guard`) : [])
      findings.push(...comparisonProblems(items, comparison).map((problem) => ({ path, problem })));
  return findings;
}

/** Sections together hold each field of the form once. */
function sectionFindings({ sections, schema, name }: ProcessForm, at: string): Finding[] {
  if (!sections) return [];
  const shown = sections.flatMap(({ fields }, i) =>
    fields.map((field, k) => ({ field, path: `${at}.sections.${i}.fields.${k}` })),
  );
  const names = shown.map(({ field }) => field);
  const absent = Object.keys(schema.properties).find((field) => !names.includes(field));
  return [
    ...shown.flatMap(({ field, path }, i) => {
      if (!Object.hasOwn(schema.properties, field))
        return [{ path, problem: problemWith(wrong.fieldUnknown, { field }) }];
      return names.indexOf(field) < i ? [{ path, problem: problemWith(wrong.nameTwice, { name: field }) }] : [];
    }),
    ...(absent === undefined
      ? []
      : [{ path: `${at}.sections`, problem: problemWith(wrong.fieldHidden, { field: absent, form: name }) }]),
  ];
}

function comparisonProblems(items: ReadonlyMap<string, Item>, comparison: Comparing): Problem[] {
  const { field } = comparison;
  const item = items.get(field);
  if (!item) return [problemWith(wrong.fieldUnknown, { field })];
  const misfit = (value: GuardValue): boolean => typeof value !== kindOf(item);
  const valueOther = problemWith(wrong.valueOther, { field, type: item.type });
  if (comparison.op === 'in') return comparison.values.some(misfit) ? [valueOther] : [];
  const problems: Problem[] = [];
  const { op, value, other } = comparison;
  if (op !== '=' && item.type === 'boolean') problems.push(problemWith(wrong.notOrdered, { field }));
  if (value !== undefined && misfit(value)) problems.push(valueOther);
  const second = other === undefined ? undefined : items.get(other);
  if (other !== undefined && !second) problems.push(problemWith(wrong.fieldUnknown, { field: other }));
  if (second && second.type !== item.type) problems.push(problemWith(wrong.valueOther, { field, type: item.type }));
  return problems;
}

const kindOf = ({ type }: Item): string => (type === 'integer' ? 'number' : type);
