/** An index, by its file or its server: made where there is none, moved where it is older, refused where it is none. */
import { indexFail } from '../errors/index-error';
import { indexErrors } from '../errors/table';
import { said, say } from './about';
import { AsideDatabase } from './databases/aside';
import { one, type Database, type ReadableDatabase } from './databases/database';
import { PostgresDatabase, isServer } from './databases/postgres';
import { SqliteDatabase, unusable } from './databases/sqlite';
import { migrations, oldestVersion, schemaVersion } from './migrations';
import { allTables, schemaSql, type Dialect } from './schema/sql';

/** Tells the file of an index from other databases (SQLite's `application_id`): "1+Nx". */
const applicationId = 0x312b4e78;

/**
 * Opens an index to read; nothing can be written through it.
 * @param where a file, or the URL of a PostgreSQL database
 */
export async function openToRead(where: string): Promise<ReadableDatabase> {
  const database = await opened(where, { readOnly: true });
  return checked(database, async () => {
    const found = await versionOf(where, database);
    if (found === schemaVersion) return;
    const row = found >= oldestVersion && found < schemaVersion ? indexErrors.olderSchema : indexErrors.otherSchema;
    throw indexFail(row, { file: database.shown, found, known: schemaVersion });
  });
}

/** Opens an index to write into it; makes it where there is none, and moves it where it is of an earlier version. */
export async function openToWrite(where: string): Promise<Database> {
  const database = await opened(where, { readOnly: false });
  await checked(database, async () => {
    await settle(where, database);
    // Another writer may do the same at this moment: who comes second finds it done.
    if (await isEmpty(database))
      await database.atOnce(async () => {
        if (await isEmpty(database)) await make(database);
      });
    const found = await versionOf(where, database);
    if (found < oldestVersion || found > schemaVersion)
      throw indexFail(indexErrors.otherSchema, { file: database.shown, found, known: schemaVersion });
    for (let version = found; version < schemaVersion; version += 1)
      await database.atOnce(async () => {
        if ((await versionOf(where, database)) !== version) return;
        await migrations[version]?.(database);
        await mark(database, version + 1);
      });
  });
  // A file without a name is its connection's alone.
  if (database.dialect === 'postgres' || where === '') return database;
  await database.close();
  return new AsideDatabase(where, database.shown);
}

/** Takes all tables of an index away and makes them anew, in a server. */
export async function emptied(where: string): Promise<void> {
  const database = await opened(where, { readOnly: false });
  await checked(database, async () => {
    if (!(await isEmpty(database))) await versionOf(where, database);
    const gone = allTables.map(({ name }) => `DROP TABLE IF EXISTS ${name} CASCADE;`);
    await database.atOnce(async () => {
      await database.script(gone.join('\n'));
      await make(database);
    });
  });
  await database.close();
}

const opened = async (where: string, options: { readonly readOnly: boolean }): Promise<ReadableDatabase> =>
  isServer(where) ? PostgresDatabase.connect(where, options) : new SqliteDatabase(where, options);

async function checked<D extends Database>(database: D, check: () => Promise<void>): Promise<D> {
  try {
    await check();
    return database;
  } catch (error) {
    await database.close();
    throw error;
  }
}

async function make(database: Database): Promise<void> {
  await database.script(schemaSql(database.dialect));
  if (database.dialect === 'sqlite') await database.script(`PRAGMA application_id = ${applicationId};`);
  await mark(database, schemaVersion);
}

async function mark(database: Database, version: number): Promise<void> {
  if (database.dialect === 'sqlite') await database.script(`PRAGMA user_version = ${version};`);
  await say(database, 'schema', String(version));
}

/** @throws IndexError INDEX-101 where a file is no database */
async function settle(where: string, database: Database): Promise<void> {
  if (database.dialect !== 'sqlite') return;
  try {
    // Readers go on while a block is written.
    await database.script('PRAGMA journal_mode = WAL;');
  } catch (error) {
    throw unusable(where, error);
  }
}

const tables: Readonly<Record<Dialect, string>> = {
  sqlite: 'sqlite_schema',
  postgres: 'pg_tables WHERE schemaname = current_schema()',
};

async function isEmpty(database: Database): Promise<boolean> {
  return (await one(database, `SELECT count(*) AS tables FROM ${tables[database.dialect]}`))['tables'] === 0;
}

/** @throws IndexError INDEX-102 where it is no index */
async function versionOf(where: string, database: Database): Promise<number> {
  const other = indexFail(indexErrors.otherFile, { file: database.shown });
  if (database.dialect === 'postgres') {
    const sql = "SELECT count(*) AS tables FROM pg_tables WHERE schemaname = current_schema() AND tablename = 'about'";
    const version = (await one(database, sql))['tables'] === 1 ? await said(database, 'schema') : undefined;
    if (version === undefined) throw other;
    return Number(version);
  }
  try {
    const { application_id: application } = await one(database, 'PRAGMA application_id');
    if (application !== applicationId) throw other;
    return Number((await one(database, 'PRAGMA user_version'))['user_version']);
  } catch (error) {
    throw error === other ? other : unusable(where, error);
  }
}
