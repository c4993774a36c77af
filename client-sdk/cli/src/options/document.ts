/** Reads what a file or the standard input holds. */
import { shownSource, type Problem } from '@oneplusn/errors';
import { cliErrors } from '../errors/table';
import { misuse } from '../errors/usage';
import { BadText } from './bad-text';
import { parseStructured } from './structured';

/** What a document holds. @throws UsageError CLI-109 */
export function readDocument(text: string, file: string): unknown {
  try {
    return parseStructured(text);
  } catch (error) {
    if (error instanceof BadText) throw malformed(file, error.problem);
    throw error;
  }
}

function malformed(file: string, problem: Problem) {
  return misuse(cliErrors.fileMalformed, { file: shownName(file), problem });
}

/** What a file is called in messages. */
export const shownName = (file: string): string => (file === '-' ? 'stdin' : shownSource(file));
