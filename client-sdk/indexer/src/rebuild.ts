import { existsSync, renameSync, rmSync } from 'node:fs';
import { IndexError } from './errors/index-error';
import { indexErrors } from './errors/table';
import { follow, type FollowOptions } from './follow';
import { isServer } from './store/databases/postgres';
import { emptied, openToRead } from './store/open';
import { IndexWriter, type Source } from './store/writer';

/**
 * Makes an index anew from block 0. In a file it takes the place of the old one when it is whole; in a server, where
 * many read, the tables are emptied first, and `follow` goes on where this was ended.
 * @throws IndexError INDEX-102 where something else stands there, INDEX-110 to INDEX-114 where a block does not fit
 */
export async function rebuild(source: Source, where: string, options: Omit<FollowOptions, 'once'> = {}): Promise<void> {
  if (isServer(where)) {
    await emptied(where);
    return filled(source, where, options);
  }
  await refuseOther(where);
  const anew = `${where}.rebuilt`;
  remove(anew);
  await filled(source, anew, options);
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

/** A file that is no index is left as it is; one of an older version, or none, is what this is for. */
async function refuseOther(where: string): Promise<void> {
  if (!existsSync(where)) return;
  try {
    await (await openToRead(where)).close();
  } catch (error) {
    const known = [indexErrors.otherSchema, indexErrors.olderSchema];
    if (!known.some((row) => error instanceof IndexError && error.is(row))) throw error;
  }
}

/** SQLite keeps what is not yet in the file beside it. */
const remove = (file: string): void => ['', '-wal', '-shm'].forEach((end) => rmSync(`${file}${end}`, { force: true }));
