import { problemWith, type Problem } from '@oneplusn/errors';
import * as v from 'valibot';
import { carried } from '../errors/carried';
import { problems } from '../errors/problems';
import { limits } from '../fields/limits';
import { isDay } from '../values/days';
import { creditCodeProblem, divisionProblem, residentIdProblem } from '../values/identifiers';
import type { DatasetSchema, Fields, Format, Item } from './schema';
import { slipIn } from './slips';

type Check = (text: string, today?: string) => Problem | undefined;

/** Why a text is not of a format, or undefined where it is. */
const formatProblems: Readonly<Record<Format, Check>> = {
  date: (text) => (isDay(text) ? undefined : problemWith(problems.value.date)),
  'date-time': dateTimeProblem,
  'resident-id': residentIdProblem,
  'credit-code': creditCodeProblem,
  division: divisionProblem,
};

/**
 * The check that a dataset's schema stands for: what the contracts hold every record against, and the SDK before it
 * sends one. Unknown fields are refused. Lengths count Unicode characters, as in JSON Schema.
 * @param today the day on which the record is put, where it is known: what cannot be later is held against it
 */
export function fieldsSchema(schema: DatasetSchema, today?: string): v.GenericSchema<Fields> {
  const required = new Set(schema.required);
  const entries = Object.entries(schema.properties).map(([name, item]) => {
    const value = itemSchema(item, today);
    return [name, required.has(name) ? value : v.optional(value)] as const;
  });
  return v.strictObject(Object.fromEntries(entries)) as unknown as v.GenericSchema<Fields>;
}

function itemSchema(
  item: Item,
  today: string | undefined,
): v.GenericSchema<string> | v.GenericSchema<number> | v.GenericSchema<boolean> {
  if (item.type === 'boolean') return v.boolean();
  if (item.type === 'integer') {
    const { minimum = Number.MIN_SAFE_INTEGER, maximum = Number.MAX_SAFE_INTEGER } = item;
    return v.pipe(v.number(), v.safeInteger(), v.minValue(minimum), v.maxValue(maximum));
  }
  return v.pipe(
    v.string(),
    v.rawCheck(({ dataset, addIssue }) => {
      const problem = dataset.typed ? textProblem(item, dataset.value, today) : undefined;
      if (problem !== undefined) addIssue({ message: carried(problem) });
    }),
  );
}

function textProblem(item: Item & { type: 'string' }, text: string, today?: string): Problem | undefined {
  const { minLength = 0, maxLength = limits.fieldText, enum: allowed, format } = item;
  if (!text.isWellFormed()) return problemWith(problems.shape.halfCharacter);
  const problem = format && formatProblems[format](text, today);
  if (problem !== undefined) return slipIn(text, format) ?? problem;
  const length = lengthOf(text);
  if (length < minLength) return problemWith(problems.value.tooShort, { length, limit: minLength });
  if (length > maxLength) return problemWith(problems.value.tooLong, { length, limit: maxLength });
  if (allowed && !allowed.includes(text))
    return slipIn(text) ?? problemWith(problems.value.notOneOf, { choices: allowed.join(', ') });
  return undefined;
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
