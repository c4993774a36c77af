/** Columns of text: with commas, tabs or semicolons between them, as the heading tells. */
import { problemWith } from '@oneplusn/errors';
import { parse } from 'csv-parse/sync';
import { cliProblems } from '../errors/problems';
import { isEmpty, malformed, trimmed, type Line } from './lines';

const delimiters = [',', '\t', ';'] as const;

/**
 * The lines of a text that are not empty. Which character stands between columns is said by a first line `sep=;`, as
 * Excel writes and reads it; else it is the one that parts the heading into the most names that are known.
 * @throws UsageError CLI-109
 */
export function delimitedLines(text: string, file: string, isKnown: (heading: string) => boolean): Line[] {
  const said = /^\uFEFF?"?sep=([^\r\n])"?\r?\n/i.exec(text);
  const body = said ? text.slice(said[0].length) : text;
  return parsed(body, said?.[1] ?? delimiterOf(body, isKnown), said ? 1 : 0, file);
}

function delimiterOf(text: string, isKnown: (heading: string) => boolean): string {
  const [heading = ''] = text.split(/\r?\n/).filter((line) => line.trim() !== '');
  const known = (delimiter: string) =>
    heading
      .split(delimiter)
      .map((cell) => trimmed(cell.replace(/^\s*"|"\s*$/g, '')))
      .filter(isKnown).length;
  return delimiters.reduce<string>((best, each) => (known(each) > known(best) ? each : best), ',');
}

interface Parsed {
  readonly record: readonly string[];
  readonly info: { readonly lines: number };
}

function parsed(text: string, delimiter: string, before: number, file: string): Line[] {
  try {
    const records = parse(text, { delimiter, info: true, skip_empty_lines: true, trim: true }) as unknown as Parsed[];
    return records
      .map(({ record, info }) => ({ line: before + firstLineOf(record, info.lines), cells: record.map(trimmed) }))
      .filter((line) => !isEmpty(line));
  } catch (error) {
    const line = before + ((error as { lines?: number }).lines ?? 0);
    throw malformed(file, problemWith(cliProblems.notCsv, { line }));
  }
}

/** The parser counts to where a record ends; one with line breaks in it begins before. */
const firstLineOf = (record: readonly string[], last: number): number =>
  last - record.reduce((sum, cell) => sum + cell.split('\n').length - 1, 0);
