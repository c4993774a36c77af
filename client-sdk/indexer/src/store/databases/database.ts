/** What an index asks of a database, be it SQLite or PostgreSQL: both are spoken to in one SQL. */
import type { Dialect } from '../schema/sql';

/** A cell as it is written. */
export type Value = string | number | null;

/** A cell: numbers that JavaScript cannot hold come as text, bytes in hex. */
export type Cell = string | number | null;

/** A row, by column. */
export type Row = Readonly<Record<string, Cell>>;

/** What a query found: several columns may have one name. */
export interface Found {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
}

/** Values stand as `?` in all statements. */
export interface Database {
  readonly dialect: Dialect;
  /** How it is named to people: never with a password. */
  readonly shown: string;
  all(sql: string, values?: readonly Value[]): Promise<readonly Row[]>;
  run(sql: string, values?: readonly Value[]): Promise<void>;
  /** Writes rows; `then` is what follows the values, such as ON CONFLICT. */
  insert(table: string, columns: readonly string[], rows: readonly (readonly Value[])[], then?: string): Promise<void>;
  /** Runs statements that give nothing. */
  script(sql: string): Promise<void>;
  /** All of it or nothing; nobody else writes meanwhile. */
  atOnce<T>(work: () => Promise<T>): Promise<T>;
  /** How many bytes it takes. */
  bytes(): Promise<number>;
  close(): Promise<void>;
}

/** One that was opened to be read. */
export interface ReadableDatabase extends Database {
  /** One query that somebody has written: it can only read. */
  question(sql: string): Promise<Found>;
}

/**
 * Work between a statement that begins a transaction and its end, or nothing of it. What was wrong is told, also where
 * there is nothing left to be taken back: a full disk ends the transaction by itself, and so does a server that goes.
 */
export async function wholly<T>(database: Pick<Database, 'script'>, begin: string, work: () => Promise<T>): Promise<T> {
  await database.script(begin);
  try {
    const result = await work();
    await database.script('COMMIT');
    return result;
  } catch (error) {
    await database.script('ROLLBACK').catch(() => undefined);
    throw error;
  }
}

/** The one row of a query that always has one. */
export async function one(database: Database, sql: string, values: readonly Value[] = []): Promise<Row> {
  const [row = {}] = await database.all(sql, values);
  return row;
}
