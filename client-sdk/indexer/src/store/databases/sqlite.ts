/** An index in a file, by Node's own SQLite. */
import { existsSync } from 'node:fs';
import type * as Sqlite from 'node:sqlite';
import type { DatabaseSync, SQLOutputValue, StatementSync } from 'node:sqlite';
import { shownSource } from '@oneplusn/errors';
import { indexFail } from '../../errors/index-error';
import { indexErrors } from '../../errors/table';
import { one, wholly, type Cell, type Found, type ReadableDatabase, type Row, type Value } from './database';

/** How long one writer waits for another, in milliseconds. */
export const patienceMs = 5000;

/** How much of the file is kept in memory, in KiB: an index of many openings is read all over. */
const cacheKiB = 65_536;

/**
 * Pages of 4 KiB that are written before they are put in their places: an index that catches up changes the same pages
 * again and again.
 */
const pagesAhead = 8192;

/**
 * What every connection is set to. A machine that loses power loses the last blocks at most: they are followed again.
 */
export const settings = [
  `PRAGMA cache_size = -${cacheKiB};`,
  'PRAGMA synchronous = NORMAL;',
  `PRAGMA wal_autocheckpoint = ${pagesAhead};`,
].join('\n');

/** Begins a transaction of a writer. */
export const beginning = 'BEGIN IMMEDIATE';
/** How many bytes a file takes. */
export const sizeSql = 'SELECT page_count * page_size AS bytes FROM pragma_page_count, pragma_page_size';

/** The statement that writes a row; `then` is what follows the values. */
export const insertion = (table: string, columns: readonly string[], then: string): string =>
  `INSERT INTO ${table} (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')}) ${then}`;

export class SqliteDatabase implements ReadableDatabase {
  readonly dialect = 'sqlite';
  readonly shown: string;
  readonly #database: DatabaseSync;
  readonly #statements = new Map<string, StatementSync>();

  /** @throws IndexError INDEX-101, INDEX-105 */
  constructor(file: string, options: { readonly readOnly: boolean }) {
    this.shown = shownSource(file);
    this.#database = opened(file, options);
  }

  all(sql: string, values: readonly Value[] = []): Promise<readonly Row[]> {
    return answering(() => this.#prepared(sql).all(...values) as Row[]);
  }

  run(sql: string, values: readonly Value[] = []): Promise<void> {
    return answering(() => void this.#prepared(sql).run(...values));
  }

  insert(table: string, columns: readonly string[], rows: readonly (readonly Value[])[], then = ''): Promise<void> {
    return answering(() => {
      if (rows.length === 0) return;
      const statement = this.#prepared(insertion(table, columns, then));
      for (const row of rows) statement.run(...row);
    });
  }

  script(sql: string): Promise<void> {
    return answering(() => this.#database.exec(sql));
  }

  question(sql: string): Promise<Found> {
    return answering(() => {
      const statement = this.#database.prepare(sql);
      statement.setReadBigInts(true);
      statement.setReturnArrays(true);
      const rows = statement.all() as unknown as SQLOutputValue[][];
      return { columns: statement.columns().map(({ name }) => name), rows: rows.map((row) => row.map(cellOf)) };
    });
  }

  atOnce<T>(work: () => Promise<T>): Promise<T> {
    return wholly(this, beginning, work);
  }

  async bytes(): Promise<number> {
    return Number((await one(this, sizeSql))['bytes']);
  }

  close(): Promise<void> {
    return answering(() => this.#database.close());
  }

  #prepared(sql: string): StatementSync {
    const known = this.#statements.get(sql);
    if (known) return known;
    const statement = this.#database.prepare(sql);
    this.#statements.set(sql, statement);
    return statement;
  }
}

/** What is done at once, told as what is waited for: an error is a rejection. */
const answering = async <T>(work: () => T): Promise<T> => Promise.resolve(work());

function opened(file: string, { readOnly }: { readonly readOnly: boolean }): DatabaseSync {
  if (readOnly && !existsSync(file)) throw unusable(file, { code: 'ENOENT' });
  // Asked for here: a Node that has none, or warns of it, is none of the matter of whoever opens no index.
  const sqlite = process.getBuiltinModule('node:sqlite') as typeof Sqlite | undefined;
  if (!sqlite) throw indexFail(indexErrors.nodeTooOld, { found: process.versions.node });
  try {
    const database = new sqlite.DatabaseSync(file, { readOnly, timeout: patienceMs });
    database.exec(settings);
    return database;
  } catch (error) {
    throw unusable(file, error);
  }
}

function cellOf(value: SQLOutputValue): Cell {
  if (typeof value === 'bigint') return Number.isSafeInteger(Number(value)) ? Number(value) : String(value);
  return value instanceof Uint8Array ? Buffer.from(value).toString('hex') : value;
}

const absent = { zh: '没有这个文件', en: 'there is no such file' };

/** What the system says of a file may repeat its path: only its code or SQLite's own words are told. */
export function unusable(file: string, error: unknown): Error {
  const { code, errstr } = error as { code?: string; errstr?: string };
  const problem = code === 'ENOENT' ? absent : (errstr ?? code ?? '?');
  return indexFail(indexErrors.fileUnusable, { file: shownSource(file), problem }, error);
}
