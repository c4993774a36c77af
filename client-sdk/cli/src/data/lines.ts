/** A file of lines and columns, whatever wrote it: the words that stand in it, and where. */
import type { Problem } from '@oneplusn/errors';
import { cliErrors } from '../errors/table';
import { misuse, type UsageError } from '../errors/usage';
import { shownName } from '../options/document';

/** One line: its number in the file, counted from 1, and its cells without the blanks around them. */
export interface Line {
  readonly line: number;
  readonly cells: readonly string[];
}

/** What stands in a cell, without blanks of any kind around it: no-break and ideographic ones too. */
export const trimmed = (cell: string): string => cell.trim();

export const isEmpty = ({ cells }: Line): boolean => cells.every((cell) => cell === '');

export function malformed(file: string, problem: Problem): UsageError {
  return misuse(cliErrors.fileMalformed, { file: shownName(file), problem });
}
