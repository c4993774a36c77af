import type { DatabaseSync, SQLOutputValue } from 'node:sqlite';
import { indexFail } from './errors/index-error';
import { indexErrors } from './errors/table';
import { openToRead } from './store/open';

/** A cell: numbers that JavaScript cannot hold come as text, bytes in hex. */
export type Cell = string | number | null;

/** What a query found: several columns may have one name. */
export interface Found {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
}

/**
 * Runs one SELECT on an index. The file is opened to be read: whatever is asked, nothing is written.
 * @throws IndexError INDEX-101 to INDEX-103 where the file is no index, INDEX-120 where the query cannot be run
 */
export function query(file: string, sql: string): Found {
  const database = openToRead(file);
  try {
    return answered(database, sql);
  } catch (error) {
    const problem = error instanceof Error ? error.message : String(error);
    throw indexFail(indexErrors.queryRefused, { problem }, error);
  } finally {
    database.close();
  }
}

function answered(database: DatabaseSync, sql: string): Found {
  const statement = database.prepare(sql);
  statement.setReadBigInts(true);
  statement.setReturnArrays(true);
  const rows = statement.all() as unknown as SQLOutputValue[][];
  return { columns: statement.columns().map(({ name }) => name), rows: rows.map((row) => row.map(cellOf)) };
}

function cellOf(value: SQLOutputValue): Cell {
  if (typeof value === 'bigint') return Number.isSafeInteger(Number(value)) ? Number(value) : String(value);
  return value instanceof Uint8Array ? Buffer.from(value).toString('hex') : value;
}
