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
  return () => ({
    at: (name) => Promise.resolve(join(folder, `${name}.db`)),
    alter: (where, sql) => {
      const database = new DatabaseSync(where, { enableForeignKeyConstraints: false });
      database.exec(sql);
      database.close();
      return Promise.resolve();
    },
  });
}

function useServer(found: string): () => Places {
  let server: PostgresServer | undefined;
  const made = new Map<string, Promise<string>>();
  beforeAll(async () => {
    server = await PostgresServer.start(found);
  }, 60_000);
  afterAll(() => server?.stop());
  return () => ({
    at: (name) => {
      const where = made.get(name) ?? (server as PostgresServer).database(name);
      made.set(name, where);
      return where;
    },
    alter: async (where, sql) => {
      const owner = new pg.Client({ connectionString: where });
      await owner.connect();
      try {
        await owner.query(sql);
      } finally {
        await owner.end();
      }
    },
  });
}

/** All rows of a table, in an order that is the same in both. */
export async function contentOf(where: string, table: string): Promise<string[]> {
  const { rows } = await query(where, `SELECT * FROM ${table}`);
  return rows.map((row) => JSON.stringify(row)).sort();
}
