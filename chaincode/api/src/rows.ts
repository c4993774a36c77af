import { problemWith, type Problem } from '@oneplusn/errors';
import * as v from 'valibot';
import type { DatasetSchema, Fields } from './dataset/schema';
import { slipIn } from './dataset/slips';
import { fieldsSchema } from './dataset/validator';
import { problems } from './errors';
import { issueProblem } from './issue';
import { keyProblem } from './proof/keys';

/** What of a dataset its records are held against. */
export interface Described {
  readonly key: readonly string[];
  readonly schema: DatasetSchema;
}

/** What is wrong with one field of a record. */
export interface FieldProblem {
  /**
   * By its name where the dataset has it, else by its place, `#3`: what is no name of a field may be somebody's data.
   */
  readonly field: string;
  readonly problem: Problem;
}

/**
 * The check of a dataset's records: what the contracts hold every record against, and clients before they send one. It
 * tells all that is wrong with a record, its key included.
 * @param today the day on which it is put, where it is known
 */
export function recordCheck(dataset: Described, today?: string): (fields: unknown) => FieldProblem[] {
  const schema = fieldsSchema(dataset.schema, today);
  return (fields) => {
    const { issues } = v.safeParse(schema, fields);
    if (!issues) {
      const problem = keyProblem(dataset, fields as Fields);
      return problem ? [problem] : [];
    }
    return issues.map((issue) => ({
      field: fieldIn(dataset, fields, v.getDotPath(issue) ?? ''),
      problem: mistyped(issue) ?? issueProblem(issue),
    }));
  };
}

/**
 * The check of business keys: why a text cannot be the key of any record of the dataset. A number that cannot be
 * anybody's would only be answered by "no record", which a reader takes for "not insured".
 */
export function keyCheck({ key, schema }: Described, today?: string): (text: string) => FieldProblem | undefined {
  const properties: DatasetSchema['properties'] = Object.fromEntries(
    Object.entries(schema.properties).filter(([name]) => key.includes(name)),
  );
  const check = recordCheck({ key, schema: { type: 'object', properties, required: [...key] } }, today);
  return (text) => {
    const parts = key.length > 1 ? text.split('|') : [text];
    if (parts.length !== key.length) {
      const args = { found: parts.length, wanted: key.length, fields: key.join('|') };
      return { field: key.join('|'), problem: problemWith(problems.value.keyParts, args) };
    }
    return check(Object.fromEntries(key.map((name, i) => [name, parts[i]])))[0];
  };
}

/** A number that stands as text: why it is none. */
function mistyped({ type, input }: v.BaseIssue<unknown>): Problem | undefined {
  if (type !== 'number' || typeof input !== 'string') return undefined;
  return (
    slipIn(input) ?? (/^-?\d{1,3}(?:[,，]\d{3})+$/.test(input) ? problemWith(problems.value.thousands) : undefined)
  );
}

function fieldIn({ schema }: Described, fields: unknown, name: string): string {
  if (name === '' || Object.hasOwn(schema.properties, name)) return name || '$';
  return `#${Object.keys(Object(fields) as object).indexOf(name) + 1}`;
}
