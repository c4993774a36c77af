import { problemWith, type Problem } from '@oneplusn/errors';
import { canonicalJson } from '../canonical';
import type { Fields, Item } from '../dataset/schema';
import { processProblems as wrong } from '../errors/problems/process';
import { limits } from '../fields/limits';
import { recordCheck } from '../rows';
import type { ProcessForm, ProcessGroup } from './definition';

/** All that a form asks for, by name: its fields, and each group as the one text that its rows become. */
export const itemsOf = ({ schema, groups = [] }: ProcessForm): Record<string, Item> => ({
  ...schema.properties,
  ...Object.fromEntries(groups.map(({ name, title }) => [name, { type: 'string' as const, title: title.zh }])),
});

/** The text that the rows of a group become. */
export const rowsText = (rows: readonly Fields[]): string => canonicalJson(rows.map((row) => ({ ...row })));

/** The first thing that is wrong with the rows of a group; its place is told as `employers.2.name`. */
export function rowsProblem(
  { name, schema, min = 0, max = limits.groupRows }: ProcessGroup,
  rows: readonly Fields[],
  today?: string,
): { readonly field: string; readonly problem: Problem } | undefined {
  if (rows.length < min || rows.length > max)
    return { field: name, problem: problemWith(wrong.rowsMany, { count: rows.length, min, max }) };
  const check = recordCheck({ key: [], schema }, today);
  for (const [i, row] of rows.entries()) {
    const [found] = check(row);
    if (found) return { field: `${name}.${i}.${found.field}`, problem: found.problem };
  }
  return undefined;
}
