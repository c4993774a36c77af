/** Reads the records that a file holds. */
import { problems, type FieldProblem } from '@oneplusn/api';
import { problemWith } from '@oneplusn/errors';
import { cliProblems } from '../errors/problems';
import { cliErrors } from '../errors/table';
import { misuse } from '../errors/usage';
import { BadText } from '../options/bad-text';
import { readDocument, shownName } from '../options/document';
import { wellFormed } from '../options/structured';
import { delimitedLines } from './delimited';
import { fieldsNamed, fieldsOf, type Items } from './heading';
import { malformed, type Line } from './lines';

type Fields = Readonly<Record<string, unknown>>;

/** One record of a file. */
export interface Loaded {
  readonly fields: Fields;
  /** Where it begins in the file, counted from 1; undefined in a JSON or YAML list. */
  readonly line: number | undefined;
  /** What only the file's own form could tell. */
  readonly problems: readonly FieldProblem[];
}

/**
 * Records of a text: a JSON or YAML list, JSON Lines, or columns with a heading. An empty cell is a field that is not
 * given.
 * @throws UsageError CLI-109, CLI-118
 */
export function recordsIn(text: string, file: string, items: Items): Loaded[] {
  const first = text.trimStart()[0];
  if (first === '{') return some(jsonLines(text, file), file);
  if (first === '[' || /^\s*(?:#|-\s|---)/.test(text)) return some(listed(text, file), file);
  return recordsOf(
    delimitedLines(text, file, (heading) => fieldsNamed(heading, items).length > 0),
    file,
    items,
  );
}

/**
 * Records of lines of which the first is the heading.
 * @throws UsageError CLI-109, CLI-118
 */
export function recordsOf([heading, ...lines]: readonly Line[], file: string, items: Items): Loaded[] {
  if (!heading) return some([], file);
  const fields = fieldsOf(heading, lines, items, file);
  const loaded = lines.map(({ line, cells }): Loaded => {
    const given = fields.flatMap((field, column): [string, string][] => {
      const word = cells[column] ?? '';
      return field === undefined || word === '' ? [] : [[field, word]];
    });
    return {
      line,
      fields: Object.fromEntries(given.map(([field, word]) => [field, typed(word, items[field]?.type)])),
      problems: given.filter(([, word]) => isRounded(word)).map(([field]) => ({ field, problem: rounded })),
    };
  });
  return some(loaded, file);
}

const rounded = problemWith(problems.value.rounded);

/** As spreadsheets show and store numbers of more than 15 digits, whatever they were: identity numbers, accounts. */
const isRounded = (word: string): boolean => /^\d(?:\.\d+)?E\+?\d+$/i.test(word);

/** A word as its item's type has it; where it has none it stays as it is, and is told as wrong with all others. */
function typed(word: string, type: Items[string]['type'] | undefined): unknown {
  if (type === 'integer' && /^-?\d+$/.test(word)) return Number(word);
  if (type !== 'boolean') return word;
  return { true: true, false: false, 是: true, 否: false, '1': true, '0': false }[word.toLowerCase()] ?? word;
}

function some(loaded: readonly Loaded[], file: string): Loaded[] {
  if (loaded.length > 0) return [...loaded];
  throw misuse(cliErrors.nothingToDo, { file: shownName(file), what: { zh: '记录', en: 'records' } });
}

function listed(text: string, file: string): Loaded[] {
  const list = readDocument(text, file);
  if (!Array.isArray(list) || !list.every(isRow)) throw malformed(file, problemWith(cliProblems.recordList));
  return list.map((fields) => ({ fields, line: undefined, problems: [] }));
}

const isRow = (row: unknown): row is Fields => typeof row === 'object' && row !== null && !Array.isArray(row);

function jsonLines(text: string, file: string): Loaded[] {
  return text
    .split('\n')
    .flatMap((line, i) =>
      line.trim() === '' ? [] : [{ fields: jsonLine(line, i + 1, file), line: i + 1, problems: [] }],
    );
}

function jsonLine(line: string, number: number, file: string): Fields {
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
