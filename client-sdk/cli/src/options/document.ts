/** Reads what a file or the standard input holds. */
import { parse as parseCsv } from 'csv-parse/sync';
import { shownSource, shownWord, type Text } from '@oneplusn/api';
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
    throw malformed(file, { zh: '应为记录的列表', en: 'it should be a list of records' });
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
    if (error instanceof BadText) throw malformed(file, ofLine(number, error.problem));
  }
  throw malformed(file, { zh: `第 ${number} 行不是一个 JSON 对象`, en: `line ${number} is no JSON object` });
}

function ofLine(number: number, problem: Text | string): Text {
  const { zh, en } = typeof problem === 'string' ? { zh: problem, en: problem } : problem;
  return { zh: `第 ${number} 行的 ${zh}`, en: `line ${number}, ${en}` };
}

function csvRows(text: string, file: string, items: ItemTypes): Record<string, unknown>[] {
  let table: string[][];
  try {
    table = parseCsv(text, { skip_empty_lines: true, trim: true });
  } catch (error) {
    const line = (error as { lines?: number }).lines ?? 0;
    throw malformed(file, { zh: `第 ${line} 行不是完整的 CSV`, en: `line ${line} is no complete CSV` });
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
  throw malformed(file, {
    zh: `第 ${at + 1} 列没有这样的信息项: ${name}; 表头应为: ${known}`,
    en: `column ${at + 1}: there is no field ${name}; the heading takes: ${known}`,
  });
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
  const wanted =
    type === 'integer'
      ? { zh: '应为整数', en: 'should be a whole number' }
      : { zh: '应为 true 或 false', en: 'should be true or false' };
  throw malformed(file, { zh: `第 ${row} 条的 ${name} ${wanted.zh}`, en: `${name} of record ${row} ${wanted.en}` });
}

/** Business keys, one a line, or as a JSON list. @throws UsageError CLI-109, CLI-118 */
export function readKeys(text: string, file: string): string[] {
  const list = text.trimStart().startsWith('[')
    ? readDocument(text, file)
    : text.split('\n').map((line) => line.trim());
  if (!Array.isArray(list) || !list.every((key) => typeof key === 'string')) {
    throw malformed(file, {
      zh: '应为每行一个主键, 或 JSON 文本列表',
      en: 'it should be one key a line, or a JSON list of texts',
    });
  }
  const keys = list.filter((key) => key !== '');
  if (keys.length === 0)
    throw misuse(cliErrors.nothingToDo, { file: shownName(file), what: { zh: '主键', en: 'keys' } });
  return keys;
}

function malformed(file: string, problem: Text | string) {
  return misuse(cliErrors.fileMalformed, { file: shownName(file), problem });
}

/** What a file is called in messages. */
export const shownName = (file: string): string => (file === '-' ? 'stdin' : shownSource(file));
