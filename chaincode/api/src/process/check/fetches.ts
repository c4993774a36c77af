import { problemWith } from '@oneplusn/errors';
import { processProblems as wrong } from '../../errors/problems/process';
import type { Chart } from '../courses';
import type { ProcessFetch, ProcessForm } from '../definition';
import type { Finding } from './finding';

/** What is wrong with fetches by themselves; what their datasets make of them is for the ledger to say. */
export function fetchFindings({ definition: { forms } }: Chart): Finding[] {
  const known = new Set(forms.flatMap(({ schema }) => Object.keys(schema.properties)));
  return forms.flatMap((form, i) => formFindings(form, `forms.${i}.fetches`, known));
}

function formFindings({ fetches = [], schema }: ProcessForm, at: string, known: ReadonlySet<string>): Finding[] {
  const filled = fetches.flatMap(({ fields }) => Object.keys(fields));
  const findings = fetches.flatMap(({ key, fields }, i): Finding[] => [
    ...key.flatMap((field, k) => {
      const path = `${at}.${i}.key.${k}`;
      if (!known.has(field)) return [{ path, problem: problemWith(wrong.fieldUnknown, { field }) }];
      return filled.includes(field) ? [{ path, problem: problemWith(wrong.fetchKey, { field }) }] : [];
    }),
    ...Object.keys(fields).flatMap((field) =>
      Object.hasOwn(schema.properties, field)
        ? []
        : [{ path: `${at}.${i}.fields.${field}`, problem: problemWith(wrong.fieldUnknown, { field }) }],
    ),
    ...twoWays(fields).map((item) => ({
      path: `${at}.${i}.fields`,
      problem: problemWith(wrong.fetchTwoWays, { item }),
    })),
  ]);
  const twice = new Set(filled.filter((field, i) => filled.indexOf(field) < i));
  return [...findings, ...[...twice].map((field) => ({ path: at, problem: problemWith(wrong.fetchTwice, { field }) }))];
}

/** Items that would be released in two forms: an opening names one for each. */
function twoWays(fields: ProcessFetch['fields']): string[] {
  const taken = Map.groupBy(Object.values(fields), ({ item }) => item);
  return [...taken].filter(([, each]) => new Set(each.map(({ as }) => as)).size > 1).map(([item]) => item);
}
