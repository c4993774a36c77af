import { placeholdersOf, type Placeholders, type Text } from './text';

/**
 * One thing that is wrong with what was given: which of the known ones, and with what arguments. It stays data from
 * where it is found to where somebody reads it, over the ledger too, so that each reader gets it in their own language.
 */
export interface Problem {
  /** `value.tooLong`: a table and a row in it. */
  readonly key: string;
  readonly args: Readonly<Record<string, ProblemArgument>>;
}

/** What a problem may name: a text, a number, or another problem. */
export type ProblemArgument = string | number | Problem;

/** A row of a table of problems. */
export interface ProblemDescriptor<Names extends string = string> extends Text {
  readonly key: string;
  readonly placeholders: readonly Names[];
}

/** A package's problems by their names. */
export type ProblemTable<T extends Readonly<Record<string, Text>>> = {
  readonly [K in keyof T]: ProblemDescriptor<Placeholders<T[K]['en']>>;
};

/** Makes a table of problems: rows get the key `table.row`. */
export function problemTable<const T extends Readonly<Record<string, Text>>>(table: string, rows: T): ProblemTable<T> {
  const entries = Object.entries(rows).map(([name, { zh, en }]) => [
    name,
    { key: `${table}.${name}`, zh, en, placeholders: placeholdersOf(en) },
  ]);
  return Object.fromEntries(entries) as ProblemTable<T>;
}

/** What a problem needs besides its row: nothing where its sentence names no argument. */
export type ProblemArguments<Names extends string> = [Names] extends [never]
  ? []
  : [args: Readonly<Record<Names, ProblemArgument>>];

/** The problem that a row names, with the arguments that its sentence needs: a missing one is a compile error. */
export function problemWith<Names extends string>(
  { key }: ProblemDescriptor<Names>,
  ...[args]: ProblemArguments<NoInfer<Names>>
): Problem {
  return { key, args: args ?? {} };
}

/**
 * Whether a value, which may have come from anywhere, has the form of a problem: none is within another more than a few
 * times.
 */
export function isProblem(value: unknown, depth = 4): value is Problem {
  if (typeof value !== 'object' || value === null || !('key' in value) || !('args' in value)) return false;
  const { key, args } = value;
  if (typeof key !== 'string' || typeof args !== 'object' || args === null || Array.isArray(args)) return false;
  return Object.values(args).every(
    (each) => typeof each === 'string' || typeof each === 'number' || (depth > 0 && isProblem(each, depth - 1)),
  );
}
