import { problemWith, type Problem } from '@oneplusn/errors';
import * as v from 'valibot';
import { carried } from '../errors/carried';
import { problems } from '../errors/problems';
import { creditCodeProblem, divisionProblem, isDay, residentIdProblem } from '../values/identifiers';
import type { DatasetSchema, Fields, Format, Item } from './schema';

/** The most characters of a text whose item sets no maxLength. */
export const longestText = 10_000;

/** Why a text is not of a format, or undefined where it is. */
export const formatProblems: Readonly<Record<Format, (text: string) => Problem | undefined>> = {
  date: (text) => (isDay(text) ? undefined : problemWith(problems.value.date)),
  'date-time': dateTimeProblem,
  'resident-id': residentIdProblem,
  'credit-code': creditCodeProblem,
  division: divisionProblem,
};

/**
 * The check that a dataset's schema stands for: what the contracts hold every record against, and the SDK before it sends one.
 * Unknown fields are refused. Lengths count Unicode characters, as in JSON Schema.
 */
export function fieldsSchema(schema: DatasetSchema): v.GenericSchema<Fields> {
  const required = new Set(schema.required);
  const entries = Object.entries(schema.properties).map(([name, item]) => {
    const value = itemSchema(item);
    return [name, required.has(name) ? value : v.optional(value)] as const;
  });
  return v.strictObject(Object.fromEntries(entries)) as unknown as v.GenericSchema<Fields>;
}

function itemSchema(item: Item): v.GenericSchema<string> | v.GenericSchema<number> | v.GenericSchema<boolean> {
  if (item.type === 'boolean') return v.boolean();
  if (item.type === 'integer') {
    const { minimum = Number.MIN_SAFE_INTEGER, maximum = Number.MAX_SAFE_INTEGER } = item;
    return v.pipe(v.number(), v.safeInteger(), v.minValue(minimum), v.maxValue(maximum));
  }
  return v.pipe(
    v.string(),
    v.rawCheck(({ dataset, addIssue }) => {
      const problem = dataset.typed ? textProblem(item, dataset.value) : undefined;
      if (problem !== undefined) addIssue({ message: carried(problem) });
    }),
  );
}

function textProblem(item: Item & { type: 'string' }, text: string): Problem | undefined {
  const { minLength = 0, maxLength = longestText, enum: allowed, format } = item;
  if (!text.isWellFormed()) return problemWith(problems.shape.halfCharacter);
  const length = lengthOf(text);
  if (length < minLength) return problemWith(problems.value.tooShort, { length, limit: minLength });
  if (length > maxLength) return problemWith(problems.value.tooLong, { length, limit: maxLength });
  if (allowed && !allowed.includes(text)) return problemWith(problems.value.notOneOf, { choices: allowed.join(', ') });
  return format && formatProblems[format](text);
}

/** Unicode characters of a text; counting UTF-16 units is enough where there are no pairs. */
function lengthOf(text: string): number {
  return /[\ud800-\udbff]/.test(text) ? [...text].length : text.length;
}

/** RFC 3339, section 5.6: a date, `T`, a time, and where it holds: `Z` or an offset. */
function dateTimeProblem(text: string): Problem | undefined {
  const time =
    /^(\d{4}-\d{2}-\d{2})T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d{1,9})?(?:Z|[+-](?:[01]\d|2[0-3]):[0-5]\d)$/.exec(
      text,
    );
  return time?.[1] !== undefined && isDay(time[1]) ? undefined : problemWith(problems.value.dateTime);
}
