/** Workbooks of Excel 2007 and later, and what WPS and LibreOffice save as `.xlsx`: one sheet, read as it is stored. */
import { problemWith } from '@oneplusn/errors';
import { cliProblems } from '../errors/problems';
import { isEmpty, malformed, trimmed, type Line } from './lines';

const startsWith = (bytes: Uint8Array, magic: readonly number[]): boolean =>
  magic.every((byte, i) => bytes[i] === byte);

/** Whether bytes are a workbook: a ZIP archive, which no text begins like. */
export const isWorkbook = (bytes: Uint8Array): boolean => startsWith(bytes, [0x50, 0x4b, 0x03, 0x04]);

/** @throws UsageError CLI-109 where bytes are a workbook of Excel 2003 or before */
export function refuseOldWorkbook(bytes: Uint8Array, file: string): void {
  if (!startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0])) return;
  throw malformed(file, problemWith(cliProblems.oldWorkbook));
}

/**
 * The lines of a workbook's only sheet that are not empty.
 * @throws UsageError CLI-109
 */
export async function workbookLines(bytes: Uint8Array, file: string): Promise<Line[]> {
  const filled = (await sheetsIn(bytes, file)).filter((lines) => lines.length > 0);
  if (filled.length <= 1) return filled[0] ?? [];
  throw malformed(file, problemWith(cliProblems.sheets, { count: filled.length }));
}

async function sheetsIn(bytes: Uint8Array, file: string): Promise<Line[][]> {
  const { default: read } = await import('read-excel-file/node');
  try {
    const sheets = await read(Buffer.from(bytes), {
      parseNumber: (stored: string) => numberAsShown(Number(stored)),
      trim: false,
    });
    return sheets.map(({ data }) =>
      data
        .map((cells, i) => ({ line: i + 1, cells: cells.map((cell) => trimmed(wordOf(cell))) }))
        .filter((line) => !isEmpty(line)),
    );
  } catch {
    // The library's own words may show what the file holds.
    throw malformed(file, problemWith(cliProblems.noWorkbook));
  }
}

/** A cell as one would type it: a day, or a day and time in China. */
function wordOf(cell: unknown): string {
  if (typeof cell === 'string') return cell;
  if (typeof cell === 'boolean') return String(cell);
  if (!(cell instanceof Date)) return '';
  const [day = '', time] = cell.toISOString().slice(0, 19).split('T');
  return time === '00:00:00' ? day : `${day}T${time}+08:00`;
}

/**
 * Excel keeps 15 digits of a number. What it made of longer ones is shown as Excel shows it, and not taken for what was
 * meant.
 */
const numberAsShown = (number: number): string =>
  Math.abs(number) < 1e15 ? String(number) : number.toExponential(5).toUpperCase();
