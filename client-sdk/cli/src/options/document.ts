/** Reads what a file or the standard input holds. */
import { problems } from '@oneplusn/api';
import { problemWith, shownSource, shownWord, type Problem } from '@oneplusn/errors';
import { parse as parseCsv } from 'csv-parse/sync';
import { cliProblems } from '../errors/problems';
import { cliErrors } from '../errors/table';
import { misuse } from '../errors/usage';
import { BadText } from './bad-text';
import { parseStructured, wellFormed } from './structured';

/** What a document holds. @throws UsageError CLI-109 */
export function readDocument(text: string, file: string): unknown {
  try {
    return parseStructured(text);
  } catch (error) {
    if (error instanceof BadText) throw malformed(file, error.problem);
    throw error;
  }
}

/** What the items of a dataset hold, to read a CSV file's words by. */
export type ItemTypes = Readonly<Record<string, { readonly type: 'string' | 'integer' | 'boolean' }>>;

/**
 * Rows of a file: a JSON or YAML list, JSON Lines, or CSV with a heading of field names. An empty CSV cell is a field that is not given.
 * @throws UsageError CLI-109, CLI-118
 */
export function readRows(text: string, file: string, items: ItemTypes): Record<string, unknown>[] {
  const rows = rowsIn(text, file, items);
  if (rows.length === 0)
    throw misuse(cliErrors.nothingToDo, { file: shownName(file), what: { zh: '记录', en: 'records' } });
  return rows;
}

function rowsIn(text: string, file: string, items: ItemTypes): Record<string, unknown>[] {
  const first = text.trimStart()[0];
  if (first === '{')
    return text.split('\n').flatMap((line, i) => (line.trim() === '' ? [] : [jsonLine(line, i + 1, file)]));
  if (first === '[' || /^\s*(?:#|-\s|---)/.test(text)) {
    const list = readDocument(text, file);
    if (Array.isArray(list) && list.every(isRow)) return list;
    throw malformed(file, problemWith(cliProblems.recordList));
  }
  return csvRows(text, file, items);
}

const isRow = (row: unknown): row is Record<string, unknown> =>
  typeof row === 'object' && row !== null && !Array.isArray(row);

function jsonLine(line: string, number: number, file: string): Record<string, unknown> {
  try {
    const row: unknown = JSON.parse(line);
    if (isRow(row)) return wellFormed(row);
  } catch (error) {
    // What else is wrong is said below: the parser's words would show what the line holds, which may be personal.
    if (error instanceof BadText)
      throw malformed(file, problemWith(cliProblems.inLine, { line: number, problem: error.problem }));
  }
  throw malformed(file, problemWith(cliProblems.notObject, { line: number }));
}

function csvRows(text: string, file: string, items: ItemTypes): Record<string, unknown>[] {
  let table: string[][];
  try {
    table = parseCsv(text, { skip_empty_lines: true, trim: true });
  } catch (error) {
    const line = (error as { lines?: number }).lines ?? 0;
    throw malformed(file, problemWith(cliProblems.notCsv, { line }));
  }
  const [heading = [], ...rows] = table;
  refuseUnknown(heading, file, items);
  return rows.map((row, i) =>
    Object.fromEntries(
      row.flatMap((word, column) => {
        const name = heading[column] ?? '';
        return word === '' ? [] : [[name, typed(word, items[name]?.type ?? 'string', { file, row: i + 1, name })]];
      }),
    ),
  );
}

/** A heading that names other fields. Where it names none, the file may begin with a record, which is not repeated. */
function refuseUnknown(heading: readonly string[], file: string, items: ItemTypes): void {
  const at = heading.findIndex((name) => !Object.hasOwn(items, name));
  if (at < 0) return;
  const known = Object.keys(items).join(', ');
  const isHeading = heading.some((name) => Object.hasOwn(items, name));
  const name = isHeading ? shownWord(heading[at] ?? '') : '(text)';
  throw malformed(file, problemWith(cliProblems.noColumn, { column: at + 1, name, known }));
}

function typed(
  word: string,
  type: ItemTypes[string]['type'],
  { file, row, name }: { file: string; row: number; name: string },
): unknown {
  if (type === 'string') return word;
  if (type === 'integer' && /^-?\d+$/.test(word)) return Number(word);
  const answer = { true: true, false: false, 是: true, 否: false, '1': true, '0': false }[word.toLowerCase()];
  if (type === 'boolean' && answer !== undefined) return answer;
  const problem = problemWith(type === 'integer' ? problems.shape.wholeNumber : problems.shape.trueOrFalse);
  throw malformed(file, problemWith(cliProblems.inRecord, { row, name, problem }));
}

/** Business keys, one a line, or as a JSON list. @throws UsageError CLI-109, CLI-118 */
export function readKeys(text: string, file: string): string[] {
  const list = text.trimStart().startsWith('[')
    ? readDocument(text, file)
    : text.split('\n').map((line) => line.trim());
  if (!Array.isArray(list) || !list.every((key) => typeof key === 'string')) {
    throw malformed(file, problemWith(cliProblems.keyList));
  }
  const keys = list.filter((key) => key !== '');
  if (keys.length === 0)
    throw misuse(cliErrors.nothingToDo, { file: shownName(file), what: { zh: '主键', en: 'keys' } });
  return keys;
}

function malformed(file: string, problem: Problem) {
  return misuse(cliErrors.fileMalformed, { file: shownName(file), problem });
}

/** What a file is called in messages. */
export const shownName = (file: string): string => (file === '-' ? 'stdin' : shownSource(file));
