import { problemWith } from '@oneplusn/errors';
import { processProblems as wrong } from '../../errors/problems/process';
import { schemaProblem } from '../../dataset/contradictions';
import type { Item } from '../../dataset/schema';
import { limits } from '../../fields/limits';
import type { Chart } from '../courses';
import type { ProcessForm } from '../definition';
import { comparisonsIn } from '../../guard/guard';
import { guardMisfits, misfitProblem } from '../../guard/misfits';
import { itemsOf } from '../items';
import type { Finding } from './finding';

/** Forms that contradict themselves or one another, or that nobody asks for; guards that look at what no form has. */
export function formFindings(chart: Chart): Finding[] {
  const { forms, actions, begin } = chart.definition;
  const items = new Map<string, Item>();
  const findings: Finding[] = [];
  for (const [i, form] of forms.entries()) {
    const { name, schema } = form;
    const at = `forms.${i}`;
    if (begin?.form !== name && !actions.some((action) => action.form === name))
      findings.push({ path: at, problem: problemWith(wrong.formUnused, { name }) });
    findings.push(...sectionFindings(form, at));
    const flaw = schemaProblem(schema);
    if (flaw) findings.push({ path: `${at}.schema.${flaw.path}`, problem: flaw.problem });
    for (const [field, item] of Object.entries(itemsOf(form))) {
      const known = items.get(field);
      if (known && known.type !== item.type) {
        const problem = problemWith(wrong.fieldOther, { field, form: name });
        findings.push({ path: `${at}.schema.properties.${field}`, problem });
      }
      items.set(field, known ?? item);
    }
  }
  for (const [i, form] of forms.entries()) findings.push(...saidFindings(form, `forms.${i}`, items));
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
    for (const misfit of guard ? guardMisfits(guard, `actions.${i}.guard`, (name) => items.get(name)) : [])
      findings.push({ path: misfit.path, problem: misfitProblem(wrong, misfit) });
  return findings;
}

/** Sections together hold each field of the form once. */
function sectionFindings(form: ProcessForm, at: string): Finding[] {
  const { sections, name } = form;
  if (!sections) return [];
  const items = itemsOf(form);
  const shown = sections.flatMap(({ fields }, i) =>
    fields.map((field, k) => ({ field, path: `${at}.sections.${i}.fields.${k}` })),
  );
  const names = shown.map(({ field }) => field);
  const absent = Object.keys(items).find((field) => !names.includes(field));
  return [
    ...shown.flatMap(({ field, path }, i) => {
      if (!Object.hasOwn(items, field)) return [{ path, problem: problemWith(wrong.fieldUnknown, { field }) }];
      return names.indexOf(field) < i ? [{ path, problem: problemWith(wrong.nameTwice, { name: field }) }] : [];
    }),
    ...(absent === undefined
      ? []
      : [{ path: `${at}.sections`, problem: problemWith(wrong.fieldHidden, { field: absent, form: name }) }]),
  ];
}

/** What is said of single fields is said of fields of the form, and fits them. */
function* saidFindings(form: ProcessForm, at: string, items: ReadonlyMap<string, Item>): Generator<Finding> {
  const { schema, when = {}, help = {}, kinds = {} } = form;
  const own = itemsOf(form);
  for (const [part, said] of Object.entries({ when, help, kinds }))
    for (const field of Object.keys(said))
      if (!Object.hasOwn(own, field))
        yield { path: `${at}.${part}.${field}`, problem: problemWith(wrong.fieldUnknown, { field }) };
  for (const [field, kind] of Object.entries(kinds)) {
    const type = kind === 'document' ? 'string' : 'integer';
    if (schema.properties[field] && schema.properties[field].type !== type)
      yield { path: `${at}.kinds.${field}`, problem: problemWith(wrong.kindOther, { kind, type }) };
  }
  for (const [field, guard] of Object.entries(when)) {
    const path = `${at}.when.${field}`;
    for (const misfit of guardMisfits(guard, path, (name) => items.get(name)))
      yield { path: misfit.path, problem: misfitProblem(wrong, misfit) };
    for (const { path: place, comparison } of comparisonsIn(guard, path))
      if (comparison.field === field || ('other' in comparison && comparison.other === field))
        yield { path: place, problem: problemWith(wrong.guardsItself, { field }) };
  }
}
