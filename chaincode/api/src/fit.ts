import { problemWith, shownField, type Problem } from '@oneplusn/errors';
import * as v from 'valibot';
import { errors, fail, problems } from './errors';
import { issueProblem } from './issue';

/** What keeps a value from fitting: the first thing that is wrong, and where, as the arguments of LEDGER-101. */
export interface Misfit {
  readonly path: string;
  readonly problem: Problem;
}

/** What comes of holding a value against a schema. */
export type Fitting<T> = { readonly output: T } | { readonly misfit: Misfit };

/**
 * Checks a value against a description's schema and fills in its defaults. What the schema does not know is refused, so
 * that a misspelt optional field is an error and not silence.
 * @param at where the value stands, put before the path of the problem
 */
export function fitting<S extends v.GenericSchema>(schema: S, value: unknown, at = ''): Fitting<v.InferOutput<S>> {
  return fitted(schema, value, (path) => [at, ...path]);
}

/**
 * The same, for those who refuse what does not fit.
 * @throws LedgerError LEDGER-101 for the first problem
 */
export function fit<S extends v.GenericSchema>(schema: S, value: unknown, at = ''): v.InferOutput<S> {
  return orRefuse(fitting(schema, value, at));
}

/**
 * The same for transient data. Below its described fields the path tells members by their place: what was given for a
 * name may be somebody's identity number, and messages end up in logs.
 * @throws LedgerError LEDGER-101 for the first problem
 */
export function fitTransient<S extends v.GenericSchema>(schema: S, value: unknown): v.InferOutput<S> {
  const found = fitted(schema, value, ([field = '', ...rest]) => [
    'transient',
    field,
    ...placesIn(member(value, field), rest),
  ]);
  return orRefuse(found);
}

function orRefuse<T>(found: Fitting<T>): T {
  if ('misfit' in found) throw fail(errors.ledger.malformed, { ...found.misfit });
  return found.output;
}

type Path = readonly string[];

function fitted<S extends v.GenericSchema>(
  schema: S,
  value: unknown,
  said: (path: Path) => Path,
): Fitting<v.InferOutput<S>> {
  const result = v.safeParse(schema, value, { abortEarly: true });
  if (!result.success) {
    const [issue] = result.issues;
    return misfit(said((issue.path ?? []).map(({ key }) => String(key))), issueProblem(issue));
  }
  const flaw = flawOf(value, result.output, [], false, standing);
  return flaw ? misfit(said(flaw.path), flaw.problem) : { output: result.output };
}

interface Flaw {
  readonly path: Path;
  readonly problem: Problem;
}

/**
 * What names something on the ledger already, or is its text: where characters were lost in it before, it must still be
 * found.
 */
const standing: ReadonlySet<string> = new Set(['key', 'keys', 'content', 'prefix', 'after', 'term']);

/**
 * What schemas let pass: members that fitting has dropped, texts that are no Unicode and so have no canonical form, and
 * texts that were read in a wrong encoding before they came here.
 */
function flawOf(
  given: unknown,
  fitted: unknown,
  at: Path,
  lossy: boolean,
  but?: ReadonlySet<string>,
): Flaw | undefined {
  if (typeof given === 'string') {
    const problem = textProblem(given, lossy);
    return problem === undefined ? undefined : { path: at, problem };
  }
  if (typeof given !== 'object' || given === null || typeof fitted !== 'object' || fitted === null) return undefined;
  for (const [name, member] of Object.entries(given)) {
    const path = [...at, name];
    if (!Object.hasOwn(fitted, name)) {
      if (member !== undefined) return { path, problem: problemWith(problems.shape.unknown) };
      continue;
    }
    const problem = textProblem(name, false);
    if (problem !== undefined) return { path, problem };
    const flaw = flawOf(member, (fitted as Record<string, unknown>)[name], path, lossy || but?.has(name) === true);
    if (flaw) return flaw;
  }
  return undefined;
}

function textProblem(text: string, lossy: boolean): Problem | undefined {
  if (!text.isWellFormed()) return problemWith(problems.shape.halfCharacter);
  return !lossy && text.includes('\ufffd') ? problemWith(problems.shape.lostCharacter) : undefined;
}

/** Items of lists by their index, members by their place, counted from 1: `0.#3`. */
function placesIn(value: unknown, [name, ...rest]: Path): Path {
  if (name === undefined) return [];
  const place = Array.isArray(value) ? name : `#${Object.keys(Object(value) as object).indexOf(name) + 1}`;
  return [place, ...placesIn(member(value, name), rest)];
}

function member(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return undefined;
  return (value as Readonly<Record<string, unknown>>)[name];
}

/** A path of one readable line, whatever the client has sent. */
function misfit(path: Path, problem: Problem): { readonly misfit: Misfit } {
  const place = shownField(path.filter((part) => part !== '').join('.'));
  return { misfit: { path: place.replace(/[\p{Cc}\p{Cs}]+/gu, ' ').slice(0, 200) || '$', problem } };
}
