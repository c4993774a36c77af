import { existsSync, renameSync, rmSync } from 'node:fs';
import { IndexError } from './errors/index-error';
import { indexErrors } from './errors/table';
import { follow, type FollowOptions } from './follow';
import { verificationOf, type Verification } from './store/about';
import { isServer } from './store/databases/postgres';
import { emptied, openToRead } from './store/open';
import { IndexWriter, type Source } from './writing/writer';

/**
 * Makes an index anew from block 0. In a file it takes the place of the old one when it is whole; in a server, where
 * many read, the tables are emptied first, and `follow` goes on where this was ended. Validity is told as before, where
 * nothing else is asked for.
 * @throws IndexError INDEX-102 where something else stands there, INDEX-110 to INDEX-115 where a block does not fit
 */
export async function rebuild(source: Source, where: string, options: Omit<FollowOptions, 'once'> = {}): Promise<void> {
  if (isServer(where)) {
    const verify = options.verify ?? (await begun(where));
    await emptied(where);
    return filled(source, where, { ...options, verify });
  }
  const verify = options.verify ?? (await begun(where));
  const anew = `${where}.rebuilt`;
  remove(anew);
  await filled(source, anew, { ...options, verify });
  if (options.signal?.aborted) return remove(anew);
  remove(where);
  renameSync(anew, where);
}

async function filled(source: Source, where: string, options: FollowOptions): Promise<void> {
  const index = await IndexWriter.open(where);
  try {
    await follow(source, index, { ...options, once: true });
  } finally {
    await index.close();
  }
}

/**
 * How the old one was begun. What is no index is left as it is; one of an older version, or none, is what this is for.
 * Of a server that is asked when its tables are taken away.
 */
async function begun(where: string): Promise<Verification> {
  if (!isServer(where) && !existsSync(where)) return 'light';
  try {
    const database = await openToRead(where);
    try {
      return await verificationOf(database);
    } finally {
      await database.close();
    }
  } catch (error) {
    const isKnown = error instanceof IndexError && (isServer(where) || older.some((row) => error.is(row)));
    if (isKnown) return 'light';
    throw error;
  }
}

const older = [indexErrors.otherSchema, indexErrors.olderSchema];

/** SQLite keeps what is not yet in the file beside it. */
const remove = (file: string): void => ['', '-wal', '-shm'].forEach((end) => rmSync(`${file}${end}`, { force: true }));
