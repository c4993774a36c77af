import { businessKey, keyProblem, problems as said, type Fields } from '@oneplusn/api';
import { problemWith, type Problem } from '@oneplusn/errors';
import { InvalidDataError, type RowProblem } from '../errors/data';
import { sdkErrors } from '../errors/table';
import type { Checks } from './checks';
import type { DatasetDefinition } from './define';

/** A row on its way: checked, keyed and sized once. */
export interface Row {
  readonly fields: Fields;
  readonly key: string;
  /** What it takes in the JSON of a call, with the comma behind it. */
  readonly bytes: number;
}

type Dataset = Pick<DatasetDefinition, 'id' | 'key'>;

/**
 * Checks all rows before the first is sent: each against the dataset's items, and that no two have one key.
 * @throws InvalidDataError SDK-154 with all that is wrong
 */
export function rowsOf(dataset: Dataset, checks: Checks, given: readonly Fields[]): Row[] {
  const problems = rowProblems(dataset, checks, given);
  if (problems.length > 0)
    throw new InvalidDataError(sdkErrors.rowsInvalid, { dataset: dataset.id, total: given.length }, problems);
  return given.map((fields) => ({ fields, key: businessKey(dataset, fields), bytes: bytesOf(fields) }));
}

/** All that is wrong with rows, in their order. */
export function rowProblems(dataset: Dataset, checks: Checks, given: readonly Fields[]): RowProblem[] {
  const seen = new Map<string, number>();
  return given.flatMap((fields, index) => {
    const row = index + 1;
    const own = checks.row(fields).map((problem) => ({ row, ...problem }));
    if (own.some(({ field }) => field === '$' || dataset.key.includes(field)) || keyProblem(dataset, fields))
      return own;
    const key = businessKey(dataset, fields);
    const first = seen.get(key);
    if (first === undefined) seen.set(key, row);
    return first === undefined ? own : [...own, { row, field: dataset.key.join('|'), problem: sameAs(first) }];
  });
}

const sameAs = (first: number): Problem => problemWith(said.value.sameKey, { first });

/**
 * Holds keys against the formats of their fields before anything is asked for.
 * @throws InvalidDataError SDK-155 with all that cannot be keys
 */
export function refuseImpossible({ id }: Dataset, checks: Checks, keys: readonly string[]): void {
  const problems = keyProblems(checks, keys);
  if (problems.length > 0)
    throw new InvalidDataError(sdkErrors.keysInvalid, { dataset: id, total: keys.length }, problems);
}

/** All keys that can be nobody's, with the reason. */
export function keyProblems(checks: Checks, keys: readonly string[]): RowProblem[] {
  return keys.flatMap((key, index) => {
    const problem = checks.key(key);
    return problem ? [{ row: index + 1, ...problem }] : [];
  });
}

/** The bytes of a row's JSON, counted without writing it. */
export function bytesOf(fields: Fields): number {
  return Object.entries(fields).reduce((sum, [name, value]) => sum + name.length + 4 + bytesOfValue(value), 2);
}

function bytesOfValue(value: Fields[string]): number {
  if (typeof value !== 'string') return String(value).length;
  // What is written with a backslash is rare.
  return Buffer.byteLength(/["\\\p{Cc}]/u.test(value) ? JSON.stringify(value) : `"${value}"`);
}
