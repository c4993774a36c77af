/** Which field each column holds: its heading is the field's name, or its title in the catalog. */
import { problemWith, shownWord } from '@oneplusn/errors';
import { cliProblems } from '../errors/problems';
import { malformed, type Line } from './lines';

/** What is read of a dataset's items. */
export type Items = Readonly<
  Record<string, { readonly type: 'string' | 'integer' | 'boolean'; readonly title?: string | undefined }>
>;

/** What is said in a heading, however it is spaced or as wide as it is written. */
const plain = (heading: string): string => heading.normalize('NFKC').replace(/\s+/g, '');

/** The fields that a heading may mean: one, or several that have the same title. */
export function fieldsNamed(heading: string, items: Items): string[] {
  if (Object.hasOwn(items, heading.trim())) return [heading.trim()];
  const said = plain(heading);
  return said === '' ? [] : Object.keys(items).filter((name) => plain(items[name]?.title ?? '') === said);
}

/**
 * The field of each column; undefined for columns that are wholly empty.
 * @throws UsageError CLI-109 where a column names no field, several, or one that another column names too
 */
export function fieldsOf(heading: Line, lines: readonly Line[], items: Items, file: string): (string | undefined)[] {
  const found = heading.cells.map((cell) => fieldsNamed(cell, items));
  const isHeading = found.some((names) => names.length > 0);
  const fields = found.map((names, column) => {
    const cell = heading.cells[column] ?? '';
    if (cell === '' && lines.every(({ cells }) => (cells[column] ?? '') === '')) return undefined;
    if (names.length > 1) throw ambiguous(column, names, file);
    if (names[0] === undefined) throw unknown(column, isHeading ? shownHeading(cell) : '(text)', items, file);
    return names[0];
  });
  const twice = fields.findIndex((name, column) => name !== undefined && fields.indexOf(name) < column);
  if (twice >= 0) throw repeated(fields.indexOf(fields[twice]), twice, fields[twice] ?? '', file);
  return fields;
}

/** Where the first line names no field at all it may be a record, which is not repeated. */
const shownHeading = (cell: string): string => (/^[\p{Script=Han}()（） ]{1,40}$/u.test(cell) ? cell : shownWord(cell));

function unknown(column: number, name: string, items: Items, file: string) {
  const known = Object.entries(items)
    .map(([field, { title }]) => (title === undefined ? field : `${field} (${title})`))
    .join(', ');
  return malformed(file, problemWith(cliProblems.noColumn, { column: column + 1, name, known }));
}

function ambiguous(column: number, names: readonly string[], file: string) {
  return malformed(file, problemWith(cliProblems.sameTitle, { column: column + 1, names: names.join(', ') }));
}

function repeated(first: number, second: number, name: string, file: string) {
  return malformed(file, problemWith(cliProblems.sameColumn, { first: first + 1, second: second + 1, name }));
}
