/** Rows as files that others work with: nothing in them is run, no digit is lost. */
import { open, type FileHandle } from 'node:fs/promises';
import { problemWith } from '@oneplusn/errors';
import type { Row } from '@oneplusn/indexer';
import type { CellObject, SheetData } from 'write-excel-file/node';
import { cliProblems } from '../errors/problems';
import { cliErrors } from '../errors/table';
import { misuse } from '../errors/usage';
import { shownName } from '../options/document';
import { byteOrderMark, csvOf } from '../render/csv';

/** What a workbook of Excel holds at most: of rows with the header, and of characters in a cell. */
const most = { rows: 1_048_576, characters: 32_767 } as const;

type Write = (file: FileHandle, columns: readonly string[], rows: AsyncIterable<Row>) => Promise<number>;

/** By the ending of the file's name. */
const formats: Readonly<Record<string, Write>> = { csv: asCsv, jsonl: asLines, xlsx: asWorkbook };

/**
 * Writes rows into a new file; gives how many.
 * @throws UsageError CLI-106, CLI-130, CLI-137
 */
export async function exported(path: string, columns: readonly string[], rows: AsyncIterable<Row>): Promise<number> {
  const write = formats[/\.([a-z]+)$/i.exec(path)?.[1]?.toLowerCase() ?? ''];
  const form = 'FILE.xlsx, FILE.csv, FILE.jsonl';
  if (!write)
    throw misuse(cliErrors.badValue, { given: '--to', problem: problemWith(cliProblems.writtenAs, { form }) });
  const file = await made(path);
  try {
    return await write(file, columns, rows);
  } finally {
    await file.close();
  }
}

async function made(path: string): Promise<FileHandle> {
  try {
    // What people look up is for the eyes of who asked.
    return await open(path, 'wx', 0o600);
  } catch (error) {
    const { code } = error as { code?: string };
    if (code === 'EEXIST') throw misuse(cliErrors.fileExists, { file: shownName(path) });
    throw misuse(cliErrors.fileUnwritable, { file: shownName(path), problem: code ?? '?' });
  }
}

const cellOf = (row: Row, column: string): string => String(row[column] ?? '');

async function asCsv(file: FileHandle, columns: readonly string[], rows: AsyncIterable<Row>): Promise<number> {
  await file.write(`${byteOrderMark}${csvOf(columns, [])}`);
  return counted(rows, (row) =>
    file.write(
      csvOf(
        columns.map((column) => cellOf(row, column)),
        [],
      ),
    ),
  );
}

async function asLines(file: FileHandle, columns: readonly string[], rows: AsyncIterable<Row>): Promise<number> {
  return counted(rows, (row) => {
    const told = Object.fromEntries(columns.map((column) => [column, row[column] ?? null]));
    return file.write(`${JSON.stringify(told)}\n`);
  });
}

/** All cells are text: a number of eighteen digits stays one, and nothing is a formula. */
async function asWorkbook(file: FileHandle, columns: readonly string[], rows: AsyncIterable<Row>): Promise<number> {
  const { default: write } = await import('write-excel-file/node');
  const sheet: SheetData = [columns.map((value) => ({ ...text(value), fontWeight: 'bold' }))];
  const count = await counted(rows, (row) => {
    if (sheet.length >= most.rows) throw misuse(cliErrors.tooManyRows, { most: most.rows - 1 });
    sheet.push(columns.map((column) => text(cellOf(row, column))));
    return Promise.resolve();
  });
  await file.write(await write(sheet, { stickyRowsCount: 1 }).toBuffer());
  return count;
}

/** What XML cannot hold: control characters but for tab and line ends. */
const unwritable = /(?![\t\n\r])[\p{Cc}\ufffe\uffff]/gu;

const text = (value: string): CellObject => ({
  ...{ value: value.replace(unwritable, '\ufffd').slice(0, most.characters), type: String, format: '@' },
});

async function counted(rows: AsyncIterable<Row>, work: (row: Row) => Promise<unknown>): Promise<number> {
  let count = 0;
  for await (const row of rows) {
    await work(row);
    count += 1;
  }
  return count;
}
