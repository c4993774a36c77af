/**
 * SQLite on a thread of its own, which does one thing after the other. It imports nothing, so that Node runs it as it
 * stands, compiled or not.
 */
import type * as Sqlite from 'node:sqlite';
import type * as Threads from 'node:worker_threads';
import type { Row, Value } from './database';

/** What the thread is started with. */
export interface Opening {
  readonly file: string;
  /** Statements that prepare the connection. */
  readonly settings: string;
  /** How long it waits for another writer. */
  readonly timeout: number;
}

/** What is asked of it: the rows of a query, a statement for each row, or statements that give nothing. */
export type Asked =
  | { readonly kind: 'all'; readonly sql: string; readonly values: readonly Value[] }
  | { readonly kind: 'each'; readonly sql: string; readonly rows: readonly (readonly Value[])[] }
  | { readonly kind: 'script'; readonly sql: string };

/** Its answers come in the order of what was asked. */
export type Answer = { readonly rows: readonly Row[] } | { readonly error: Failure };

/** An error of SQLite, as a message carries it. */
export interface Failure {
  readonly message: string;
  readonly code?: string | undefined;
  readonly errcode?: number | undefined;
  readonly errstr?: string | undefined;
}

const threads: typeof Threads = process.getBuiltinModule('node:worker_threads');
const sqlite: typeof Sqlite = process.getBuiltinModule('node:sqlite');

const { parentPort } = threads;
const { file, settings, timeout } = threads.workerData as Opening;
const database = new sqlite.DatabaseSync(file, { timeout });
database.exec(settings);
const statements = new Map<string, Sqlite.StatementSync>();

function prepared(sql: string): Sqlite.StatementSync {
  const statement = statements.get(sql) ?? database.prepare(sql);
  statements.set(sql, statement);
  return statement;
}

function done(asked: Asked): readonly Row[] {
  if (asked.kind === 'all') return prepared(asked.sql).all(...asked.values) as Row[];
  if (asked.kind === 'script') database.exec(asked.sql);
  else for (const row of asked.rows) prepared(asked.sql).run(...row);
  return [];
}

function answer(asked: Asked): Answer {
  try {
    return { rows: done(asked) };
  } catch (error) {
    const { message, code, errcode, errstr } = error as Failure;
    return { error: { message, code, errcode, errstr } };
  }
}

parentPort?.on('message', (asked: Asked | 'close') => {
  if (asked !== 'close') return parentPort.postMessage(answer(asked));
  database.close();
  parentPort.close();
});
