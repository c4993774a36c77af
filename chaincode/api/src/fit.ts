import * as v from 'valibot';
import { errors, fail, problems, shownField } from './errors';
import { issueProblem } from './issue';

/**
 * Checks a value against a description's schema and fills in its defaults. What the schema does not know is refused, so that a
 * misspelt optional field is an error and not silence.
 * @param at where the value stands, put before the path of the problem
 * @throws LedgerError LEDGER-101 for the first problem
 */
export function fit<S extends v.GenericSchema>(schema: S, value: unknown, at = ''): v.InferOutput<S> {
  const result = v.safeParse(schema, value, { abortEarly: true });
  if (!result.success) {
    const [issue] = result.issues;
    throw malformed(join(at, v.getDotPath(issue) ?? ''), issueProblem(issue));
  }
  const flaw = flawOf(value, result.output, at, false, standing);
  if (flaw) throw malformed(flaw.path, flaw.problem);
  return result.output;
}

interface Flaw {
  readonly path: string;
  readonly problem: string;
}

/** What names something on the ledger already, or is its text: where characters were lost in it before, it must still be found. */
const standing: ReadonlySet<string> = new Set(['key', 'keys', 'content', 'prefix', 'after', 'term']);

/**
 * What schemas let pass: members that fitting has dropped, texts that are no Unicode and so have no canonical form, and texts that were
 * read in a wrong encoding before they came here.
 */
function flawOf(
  given: unknown,
  fitted: unknown,
  at: string,
  lossy: boolean,
  but?: ReadonlySet<string>,
): Flaw | undefined {
  if (typeof given === 'string') {
    const problem = textProblem(given, lossy);
    return problem === undefined ? undefined : { path: at, problem };
  }
  if (typeof given !== 'object' || given === null || typeof fitted !== 'object' || fitted === null) return undefined;
  for (const [name, member] of Object.entries(given)) {
    const path = join(at, name);
    if (!Object.hasOwn(fitted, name)) {
      if (member !== undefined) return { path, problem: problems.shape.unknown.en };
      continue;
    }
    const problem = textProblem(name, false);
    if (problem !== undefined) return { path, problem };
    const flaw = flawOf(member, (fitted as Record<string, unknown>)[name], path, lossy || but?.has(name) === true);
    if (flaw) return flaw;
  }
  return undefined;
}

function textProblem(text: string, lossy: boolean): string | undefined {
  if (!text.isWellFormed()) return problems.shape.halfCharacter.en;
  return !lossy && text.includes('\ufffd') ? problems.shape.lostCharacter.en : undefined;
}

const join = (at: string, path: string): string => (at && path ? `${at}.${path}` : at || path);

/** One readable line, whatever the client has sent. */
function malformed(path: string, problem: string) {
  const line = (text: string) => text.replace(/[\p{Cc}\p{Cs}]+/gu, ' ').slice(0, 200);
  return fail(errors.ledger.malformed, { path: line(shownField(path)) || '$', problem: line(problem) });
}
