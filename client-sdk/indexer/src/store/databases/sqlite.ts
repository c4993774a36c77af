/** An index in a file, by Node's own SQLite. */
import { existsSync } from 'node:fs';
import type * as Sqlite from 'node:sqlite';
import type { DatabaseSync, SQLOutputValue, StatementSync } from 'node:sqlite';
import { shownSource } from '@oneplusn/errors';
import { indexFail } from '../../errors/index-error';
import { indexErrors } from '../../errors/table';
import type { Cell, Database, Found, Row, Value } from './database';

/** How long one writer waits for another. */
const patienceMs = 5000;

/** How much of the file is kept in memory, in KiB: an index of many openings is read all over. */
const cacheKiB = 65_536;

export class SqliteDatabase implements Database {
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
      const marks = columns.map(() => '?').join(', ');
      const statement = this.#prepared(`INSERT INTO ${table} (${columns.join(', ')}) VALUES (${marks}) ${then}`);
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

  async atOnce<T>(work: () => Promise<T>): Promise<T> {
    this.#database.exec('BEGIN IMMEDIATE');
    try {
      const result = await work();
      this.#database.exec('COMMIT');
      return result;
    } catch (error) {
      this.#database.exec('ROLLBACK');
      throw error;
    }
  }

  bytes(): Promise<number> {
    return answering(() => {
      const page = this.#prepared('SELECT page_count * page_size AS bytes FROM pragma_page_count, pragma_page_size');
      return Number(page.get()?.['bytes']);
    });
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
    database.exec(`PRAGMA cache_size = -${cacheKiB};`);
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
