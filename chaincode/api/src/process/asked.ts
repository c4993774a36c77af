import { problemWith, type Problem } from '@oneplusn/errors';
import type { DatasetSchema, Fields } from '../dataset/schema';
import { processProblems as wrong } from '../errors/problems/process';
import type { ProcessForm } from './definition';
import { holds } from '../guard/guard';
import { itemsOf } from './items';

/** What a form asks for where these are the values: fields, and groups, whose condition is closed are not. */
export function askedSchema(form: ProcessForm, values: Fields): DatasetSchema {
  const { schema, when = {} } = form;
  const asked = ([name]: readonly [string, unknown]): boolean => {
    const guard = Object.hasOwn(when, name) ? when[name] : undefined;
    return guard === undefined || holds(guard, values);
  };
  const properties = Object.fromEntries(Object.entries(itemsOf(form)).filter(asked));
  return { ...schema, properties, required: schema.required.filter((name) => Object.hasOwn(properties, name)) };
}

/** The first field whose value is not of its kind. */
export function kindProblem(
  { kinds = {} }: ProcessForm,
  values: Fields,
): { readonly field: string; readonly problem: Problem } | undefined {
  for (const [field, kind] of Object.entries(kinds)) {
    const value = Object.hasOwn(values, field) ? values[field] : undefined;
    if (value === undefined) continue;
    if (kind === 'document' && !/^[0-9a-f]{64}$/.test(String(value)))
      return { field, problem: problemWith(wrong.notDocument) };
    if (kind === 'amount' && Number(value) < 0) return { field, problem: problemWith(wrong.notAmount) };
  }
  return undefined;
}
