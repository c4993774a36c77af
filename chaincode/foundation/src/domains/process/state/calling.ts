import { itemsOf, limits, ownerOf, problems } from '@oneplusn/api';
import type { Definition, FactId, ProcessCall } from '@oneplusn/api';
import { problemWith, type Problem } from '@oneplusn/errors';
import type { Call } from '../../../call';
import { definitionId } from './definitions';

const wrong = problems.process;
type Scope = Pick<Call, 'ledger'>;

/**
 * What keeps the calls of a definition from being made: another authority's process, one that was never published or
 * would come back to this one, an end that leads nowhere, a form that nobody would fill in, fields that do not fit.
 */
export async function callProblems(scope: Scope, id: FactId, definition: Definition): Promise<Problem[]> {
  const found: Problem[] = [];
  for (const [i, { calls }] of definition.states.entries()) {
    if (!calls) continue;
    const path = `states.${i}.calls`;
    for (const problem of await problemsOf(scope, id, definition, calls))
      found.push(problemWith(wrong.at, { path, problem }));
  }
  return found;
}

async function problemsOf(scope: Scope, id: FactId, ours: Definition, calls: ProcessCall): Promise<Problem[]> {
  const { process, version, ends, gives = {}, takes = {} } = calls;
  if (ownerOf(process) !== ownerOf(id)) return [problemWith(wrong.callElsewhere, { process })];
  const theirs = await publishedAs(scope, calls);
  if (!theirs) return [problemWith(wrong.callUnknown, { process, version })];
  const depth = await depthOf(scope, id, calls);
  if (depth === undefined) return [problemWith(wrong.callCircle, { process })];
  if (depth > limits.calls) return [problemWith(wrong.callDeep, { depth, limit: limits.calls })];
  const known = theirs.states.filter((state) => state.kind === 'end' && !state.within).map(({ name }) => name);
  const form = theirs.begin?.form;
  const [here, there] = [typesIn(ours), typesIn(theirs)];
  return [
    ...known.filter((end) => !Object.hasOwn(ends, end)).map((end) => problemWith(wrong.callEnd, { process, end })),
    ...Object.keys(ends)
      .filter((end) => !known.includes(end))
      .map((end) => problemWith(wrong.callNoEnd, { process, end })),
    ...(form === undefined ? [] : [problemWith(wrong.callForm, { process, form })]),
    ...[...Object.entries(gives), ...Object.entries(takes).map(([mine, field]) => [field, mine] as const)]
      .filter(([field, mine]) => there.get(field) === undefined || there.get(field) !== here.get(mine))
      .map(([field]) => problemWith(wrong.callField, { process, field })),
  ];
}

/** How deep calls go from here; undefined where they come back to the process that is published. */
async function depthOf(scope: Scope, id: FactId, calls: ProcessCall, depth = 1): Promise<number | undefined> {
  if (calls.process === id) return undefined;
  if (depth > limits.calls) return depth;
  let deepest = depth;
  for (const { calls: next } of (await publishedAs(scope, calls))?.states ?? []) {
    const below = next && (await depthOf(scope, id, next, depth + 1));
    if (next && below === undefined) return undefined;
    deepest = Math.max(deepest, below ?? 0);
  }
  return deepest;
}

async function publishedAs({ ledger }: Scope, { process, version }: ProcessCall): Promise<Definition | undefined> {
  return (await ledger.read('definition', definitionId(process, version)))?.definition;
}

const typesIn = ({ forms }: Definition): ReadonlyMap<string, string> =>
  new Map(forms.flatMap((form) => Object.entries(itemsOf(form)).map(([name, { type }]) => [name, type] as const)));
