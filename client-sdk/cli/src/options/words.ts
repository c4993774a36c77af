/** From the words of a command line to a transaction's input. */
import { problems, type Transaction } from '@oneplusn/api';
import { problemWith } from '@oneplusn/errors';
import { cliErrors } from '../errors/table';
import { misuse } from '../errors/usage';
import { BadText } from './bad-text';
import type { Flag } from './flags';
import { checked } from './input';

/** The words given for each field. */
export type Words = Readonly<Record<string, readonly string[]>>;

/**
 * The input that words and a document give together; words go before the document.
 * @param document the content of `--input`
 * @throws UsageError CLI-105 to CLI-107
 */
export function inputOf(transaction: Transaction, flags: readonly Flag[], words: Words, document: unknown): unknown {
  if (document !== undefined && (typeof document !== 'object' || document === null || Array.isArray(document))) {
    throw misuse(cliErrors.badValue, {
      given: '--input',
      problem: problemWith(problems.shape.members),
    });
  }
  const written = flags
    .filter(({ field }) => words[field] !== undefined)
    .map((flag) => [flag.field, valueOf(flag, words[flag.field] ?? [])]);
  const names = new Map(flags.map(({ field, name }) => [field, name]));
  return checked(
    transaction,
    transaction.input,
    { ...document, ...Object.fromEntries(written) },
    (field) => names.get(field) ?? field,
  );
}

function valueOf({ codec, name }: Flag, words: readonly string[]): unknown {
  // What the terminal wrote in another encoding has been read as UTF-8 before it came here.
  if (words.some((word) => word.includes('\ufffd')))
    throw misuse(cliErrors.badValue, { given: name, problem: problemWith(problems.shape.lostCharacter) });
  try {
    return codec.read(words);
  } catch (error) {
    if (error instanceof BadText) throw misuse(cliErrors.badValue, { given: name, problem: error.problem });
    throw error;
  }
}
