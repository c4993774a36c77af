import { access, canonicalJson, errors, fail, guardMisfits, limits, misfitProblem, problems } from '@oneplusn/api';
import type { Guard, LedgerError, catalog } from '@oneplusn/api';
import { problemWith } from '@oneplusn/errors';

const wrong = problems.condition;

/** What a grant is bound to beyond fields, purpose, term and quota. */
export type Bounds = Pick<access.Grant, 'conditions' | 'hours' | 'role' | 'below'>;

/**
 * Bounds that come on top of others: conditions are added, and where both name hours or a role the inner counts, which
 * `widerBound` has held against the outer.
 */
export function joined(outer: Bounds, inner: Bounds): Bounds {
  const conditions = union(outer.conditions, inner.conditions);
  return {
    ...(conditions.length > 0 && { conditions }),
    ...only({ hours: inner.hours ?? outer.hours, role: inner.role ?? outer.role, below: inner.below ?? outer.below }),
  };
}

/** The bound in which the inner would give more than the outer does; undefined where none does. */
export function widerBound(outer: Bounds, inner: Bounds): 'hours' | 'role' | undefined {
  if (inner.hours && outer.hours && !access.hoursWithin(inner.hours, outer.hours)) return 'hours';
  return inner.role && outer.role && inner.role !== outer.role ? 'role' : undefined;
}

/** Why conditions are none on records of a dataset, with the place; undefined where they are. */
export function conditionProblem(
  { schema }: Pick<catalog.Dataset, 'schema'>,
  conditions: readonly Guard[] = [],
): LedgerError | undefined {
  const { properties } = schema;
  const item = (field: string) => (Object.hasOwn(properties, field) ? properties[field] : undefined);
  const [misfit] = conditions.flatMap((each, i) => guardMisfits(each, `conditions.${i}`, item));
  return misfit && fail(errors.ledger.malformed, { path: misfit.path, problem: misfitProblem(wrong, misfit) });
}

/** Why bounds together are none of a grant: too many conditions, or nobody who could delegate; else undefined. */
export function boundsProblem({ conditions = [], below }: Bounds, reach?: string): LedgerError | undefined {
  if (below !== undefined && reach === 'authority')
    return fail(errors.ledger.malformed, { path: 'below', problem: problemWith(wrong.nobodyAbove) });
  const limit = limits.conditionsTogether;
  if (conditions.length <= limit) return undefined;
  const problem = problemWith(wrong.many, { number: conditions.length, limit });
  return fail(errors.ledger.malformed, { path: 'conditions', problem });
}

function union(one: readonly Guard[] = [], other: readonly Guard[] = []): Guard[] {
  const all = new Map([...one, ...other].map((each) => [canonicalJson(each), each]));
  return [...all.values()];
}

/** What is there of these. */
const only = (given: Omit<Bounds, 'conditions'>): Omit<Bounds, 'conditions'> =>
  Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
