/** The file of an index: made where there is none, refused where it is something else. */
import { existsSync } from 'node:fs';
import type * as Sqlite from 'node:sqlite';
import type { DatabaseSync } from 'node:sqlite';
import { shownSource } from '@oneplusn/errors';
import { indexFail } from '../errors/index-error';
import { indexErrors } from '../errors/table';
import { applicationId, schema, schemaVersion } from './schema';

/** Opens an index to read; nothing can be written through it. */
export function openToRead(file: string): DatabaseSync {
  return checked(file, opened(file, { readOnly: true }));
}

/** Opens an index to write into it; makes it where the file is not there, or empty. */
export function openToWrite(file: string): DatabaseSync {
  const database = opened(file, {});
  try {
    // Readers go on while a block is written.
    database.exec('PRAGMA journal_mode = WAL;');
    if (isEmpty(database)) atOnce(database, () => database.exec(schema));
  } catch (error) {
    database.close();
    throw unusable(file, error);
  }
  return checked(file, database);
}

/** All of it or nothing. */
export function atOnce<T>(database: DatabaseSync, work: () => T): T {
  database.exec('BEGIN IMMEDIATE');
  try {
    const result = work();
    database.exec('COMMIT');
    return result;
  } catch (error) {
    database.exec('ROLLBACK');
    throw error;
  }
}

/** How long one writer waits for another. */
const patienceMs = 5000;

function opened(file: string, options: { readonly readOnly?: boolean }): DatabaseSync {
  if (options.readOnly && !existsSync(file)) throw unusable(file, { code: 'ENOENT' });
  // Asked for here: a Node that has none, or warns of it, is none of the matter of whoever opens no index.
  const sqlite = process.getBuiltinModule('node:sqlite') as typeof Sqlite | undefined;
  if (!sqlite) throw indexFail(indexErrors.nodeTooOld, { found: process.versions.node });
  try {
    return new sqlite.DatabaseSync(file, { ...options, timeout: patienceMs });
  } catch (error) {
    throw unusable(file, error);
  }
}

function checked(file: string, database: DatabaseSync): DatabaseSync {
  try {
    const { application, version } = marksOf(file, database);
    if (application !== applicationId) throw indexFail(indexErrors.otherFile, { file: shownSource(file) });
    if (version === schemaVersion) return database;
    throw indexFail(indexErrors.otherSchema, { file: shownSource(file), found: version, known: schemaVersion });
  } catch (error) {
    database.close();
    throw error;
  }
}

function marksOf(file: string, database: DatabaseSync): { application: unknown; version: number } {
  try {
    const application = database.prepare('PRAGMA application_id').get()?.['application_id'];
    const version = Number(database.prepare('PRAGMA user_version').get()?.['user_version']);
    return { application, version };
  } catch (error) {
    throw unusable(file, error);
  }
}

const isEmpty = (database: DatabaseSync): boolean =>
  database.prepare('SELECT count(*) AS tables FROM sqlite_schema').get()?.['tables'] === 0;

const absent = { zh: '没有这个文件', en: 'there is no such file' };

/** What the system says of a file may repeat its path: only its code or SQLite's own words are told. */
function unusable(file: string, error: unknown): Error {
  const { code, errstr } = error as { code?: string; errstr?: string };
  const problem = code === 'ENOENT' ? absent : (errstr ?? code ?? '?');
  return indexFail(indexErrors.fileUnusable, { file: shownSource(file), problem }, error);
}
