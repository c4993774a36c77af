/** Where an index can be: in a file, or in a PostgreSQL server where this machine has one. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { query } from '@oneplusn/indexer';
import pg from 'pg';
import { PostgresServer, postgresPrograms } from './postgres';

/** The programs of PostgreSQL; undefined where there are none. */
export const programs = postgresPrograms();
if (programs === undefined)
  console.warn(
    '没有 PostgreSQL, 相关测试已跳过 (apt-get install postgresql) / no PostgreSQL here: its tests are skipped',
  );

/** A test that needs the server. */
export const onServer = programs === undefined ? test.skip : test;

/** Databases of one kind. */
export interface Places {
  /** Where the index of this name is, or is to be made. */
  at(name: string): Promise<string>;
  /** Runs SQL as the owner of the database, past the index. */
  alter(where: string, sql: string): Promise<void>;
  /** Tables as SQLite has them, as this kind has them. */
  spelt(tables: string): string;
  /** Says of it that its tables are of this version. */
  mark(where: string, version: number): Promise<void>;
  /** Its tables with their columns, and its indexes, in whatever order they were made. */
  shapeOf(where: string): Promise<readonly string[]>;
}

/** The same tests for each kind of database. */
export function inEachDatabase(tests: (places: () => Places) => void): void {
  describe('SQLite', () => tests(useFiles()));
  (programs === undefined ? describe.skip : describe)('PostgreSQL', () => tests(useServer(programs ?? '')));
}

function useFiles(): () => Places {
  let folder = '';
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'oneplusn-index-'));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const alter = (where: string, sql: string): Promise<void> => {
    const database = new DatabaseSync(where, { enableForeignKeyConstraints: false });
    database.exec(sql);
    database.close();
    return Promise.resolve();
  };
  const places: Places = {
    alter,
    at: (name) => Promise.resolve(join(folder, `${name}.db`)),
    spelt: (tables) => tables,
    mark: (where, version) =>
      alter(where, `PRAGMA application_id = 0x312b4e78; PRAGMA user_version = ${version}; ${marked(version)}`),
    shapeOf: (where) =>
      shape(
        where,
        'SELECT m.name, p.name, p.type, p."notnull", p.pk FROM sqlite_schema m, pragma_table_info(m.name) p',
        'SELECT m.tbl_name, m.name, p.seqno, p.name FROM sqlite_schema m, pragma_index_info(m.name) p',
      ),
  };
  return () => places;
}

function useServer(found: string): () => Places {
  let server: PostgresServer | undefined;
  const made = new Map<string, Promise<string>>();
  beforeAll(async () => {
    server = await PostgresServer.start(found);
  }, 60_000);
  afterAll(() => server?.stop());
  const alter = async (where: string, sql: string): Promise<void> => {
    const owner = new pg.Client({ connectionString: where });
    await owner.connect();
    try {
      await owner.query(sql);
    } finally {
      await owner.end();
    }
  };
  const places: Places = {
    alter,
    at: (name) => {
      const where = made.get(name) ?? (server as PostgresServer).database(name);
      made.set(name, where);
      return where;
    },
    spelt: (tables) =>
      tables
        .replaceAll(/^( {2}\w+ )TEXT\b/gm, '$1TEXT COLLATE "C"')
        .replaceAll(/^( {2}\w+ )INTEGER\b/gm, '$1BIGINT')
        .replaceAll(') STRICT, WITHOUT ROWID;', ');'),
    mark: (where, version) => alter(where, marked(version)),
    shapeOf: (where) =>
      shape(
        where,
        `SELECT table_name, column_name, data_type, is_nullable, collation_name FROM information_schema.columns
         WHERE table_schema = current_schema()`,
        'SELECT indexdef FROM pg_indexes WHERE schemaname = current_schema()',
      ),
  };
  return () => places;
}

const marked = (version: number): string => `UPDATE about SET value = '${version}' WHERE name = 'schema';`;

async function shape(where: string, ...asked: readonly string[]): Promise<string[]> {
  const found = await Promise.all(asked.map((sql) => query(where, sql)));
  return found.flatMap(({ rows }) => rows.map((row) => JSON.stringify(row))).sort();
}

/** All rows of a table, in an order that is the same in both. */
export async function contentOf(where: string, table: string): Promise<string[]> {
  const { rows } = await query(where, `SELECT * FROM ${table}`);
  return rows.map((row) => JSON.stringify(row)).sort();
}
