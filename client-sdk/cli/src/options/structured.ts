/** Structured values, in files and on the command line: JSON or YAML, of which JSON is a part. */
import { problems } from '@oneplusn/api';
import { problemWith, shownField } from '@oneplusn/errors';
import { ParsingError, parseYaml } from '@oneplusn/sdk';
import { cliProblems } from '../errors/problems';
import { BadText } from './bad-text';

/** @throws BadText, which never repeats what stands there */
export function parseStructured(text: string): unknown {
  return wellFormed(jsonOrYaml(text));
}

/** The value, in which every text is Unicode. @throws BadText */
export function wellFormed<T>(value: T): T {
  const half = halfCharacterIn(value, []);
  if (half === undefined) return value;
  const problem = problemWith(problems.shape.halfCharacter);
  throw new BadText(problemWith(cliProblems.inField, { path: half, problem }));
}

/** JSON is read as such where it is JSON: it is far faster. */
function jsonOrYaml(text: string): unknown {
  try {
    if (/^\s*[[{]/.test(text)) return JSON.parse(text);
  } catch {
    // Then it is YAML's way of writing the same, or neither.
  }
  try {
    return parseYaml(text);
  } catch (error) {
    if (error instanceof ParsingError) throw new BadText(error.problem);
    throw error;
  }
}

/** Where a text is no Unicode: escapes like `\ud800` can write half of a character. */
function halfCharacterIn(value: unknown, path: readonly string[]): string | undefined {
  if (typeof value === 'string' && !value.isWellFormed()) return shownField(path.join('.') || '$');
  if (typeof value !== 'object' || value === null) return undefined;
  for (const [name, member] of Object.entries(value)) {
    const half = name.isWellFormed() ? halfCharacterIn(member, [...path, name]) : path.join('.') || '$';
    if (half !== undefined) return half;
  }
  return undefined;
}
