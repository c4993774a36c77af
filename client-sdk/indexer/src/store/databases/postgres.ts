/** An index in a PostgreSQL server, where many read. */
import type { Client, FieldDef } from 'pg';
import { indexFail } from '../../errors/index-error';
import { indexErrors } from '../../errors/table';
import { wholly, type Cell, type Found, type ReadableDatabase, type Row, type Value } from './database';

/** Whether an index is named by the URL of a server. */
export const isServer = (where: string): boolean => /^postgres(?:ql)?:\/\//.test(where);

/** The most values that one statement takes. */
const mostValues = 60_000;

/** Held while somebody writes: "1+Nx", as in the files of SQLite. */
const lock = 0x312b4e78;

export class PostgresDatabase implements ReadableDatabase {
  readonly dialect = 'postgres';
  #before: Promise<unknown> = Promise.resolve();

  private constructor(
    readonly shown: string,
    private readonly client: Client,
  ) {}

  /** @throws IndexError INDEX-106 where no server answers, or it turns away who asks */
  static async connect(url: string, { readOnly }: { readonly readOnly: boolean }): Promise<PostgresDatabase> {
    const shown = shownServer(url);
    try {
      const { default: pg } = await import('pg');
      const client = new pg.Client({
        connectionString: url,
        application_name: 'oneplusn-index',
        options: `-c default_transaction_read_only=${readOnly ? 'on' : 'off'}`,
        connectionTimeoutMillis: 10_000,
        types: { getTypeParser: parserOf },
      });
      // A server that goes away is told by the next call.
      client.on('error', () => undefined);
      await client.connect();
      return new PostgresDatabase(shown, client);
    } catch (error) {
      throw unreachable(shown, error);
    }
  }

  async all(sql: string, values: readonly Value[] = []): Promise<readonly Row[]> {
    const { rows } = await this.#asked(() => this.client.query<Row>(numbered(sql), [...values]));
    return rows;
  }

  async run(sql: string, values: readonly Value[] = []): Promise<void> {
    await this.all(sql, values);
  }

  async insert(
    table: string,
    columns: readonly string[],
    rows: readonly (readonly Value[])[],
    then = '',
  ): Promise<void> {
    const most = Math.floor(mostValues / columns.length);
    const marks = `(${columns.map(() => '?').join(', ')})`;
    for (let from = 0; from < rows.length; from += most) {
      const some = rows.slice(from, from + most);
      const all = some.map(() => marks).join(', ');
      await this.run(`INSERT INTO ${table} (${columns.join(', ')}) VALUES ${all} ${then}`, some.flat());
    }
  }

  async script(sql: string): Promise<void> {
    await this.#asked(() => this.client.query(sql));
  }

  /** Only what begins as a query is run: a copy to a program would need no right to write. */
  async question(sql: string): Promise<Found> {
    if (!/^\s*(?:select|with|values|table|explain)\b/i.test(sql)) throw new Error('only SELECT, WITH, VALUES, EXPLAIN');
    await this.client.query('BEGIN READ ONLY');
    try {
      // By the extended protocol, which takes one statement alone.
      const asked = { text: sql, values: [], rowMode: 'array' as const, queryMode: 'extended' };
      const { fields, rows } = await this.client.query<Cell[]>(asked);
      return { columns: fields.map(({ name }: FieldDef) => name), rows };
    } finally {
      await this.client.query('ROLLBACK');
    }
  }

  atOnce<T>(work: () => Promise<T>): Promise<T> {
    return wholly(this, `BEGIN; SELECT pg_advisory_xact_lock(${lock});`, work);
  }

  async bytes(): Promise<number> {
    const sql = `SELECT sum(pg_total_relation_size(c.oid)) AS bytes FROM pg_class c
      JOIN pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname = current_schema() AND c.relkind = 'r'`;
    const [row] = await this.all(sql);
    return Number(row?.['bytes']);
  }

  close(): Promise<void> {
    return this.client.end();
  }

  /** A server that went away is told as that; what it says of a statement is its own. */
  async #asked<T>(work: () => Promise<T>): Promise<T> {
    // A connection takes one at a time.
    const turn = this.#before.then(work);
    this.#before = turn.catch(() => undefined);
    try {
      return await turn;
    } catch (error) {
      const { code } = error as { code?: string };
      // Its own codes have five signs (SQLSTATE); class 57 is a server that ends.
      if (code !== undefined && /^(?!57)[0-9A-Z]{5}$/.test(code)) throw error;
      throw unreachable(this.shown, error);
    }
  }
}

/** `?` is `$1`, `$2`, ... there; no statement has one in a text. */
function numbered(sql: string): string {
  let count = 0;
  return sql.replace(/\?/g, () => `$${(count += 1)}`);
}

const whole = new Set([20, 21, 23, 1700]);

/** Numbers as JavaScript has them where it can hold them; all else as the server writes it. */
const parserOf = (type: number) => (written: string) => {
  if (!whole.has(type)) return written;
  const number = Number(written);
  return Number.isSafeInteger(number) ? number : written;
};

/** The address without what is secret in it. */
function shownServer(url: string): string {
  try {
    const { host, pathname } = new URL(url);
    return `postgres://${host}${pathname}`;
  } catch {
    return 'postgres://';
  }
}

function unreachable(shown: string, error: unknown): Error {
  const { code } = error as { code?: string };
  return indexFail(indexErrors.serverUnusable, { server: shown, problem: code ?? '?' }, error);
}
