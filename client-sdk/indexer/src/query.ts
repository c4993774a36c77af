import { shownSource } from '@oneplusn/errors';
import { IndexError, indexFail } from './errors/index-error';
import { indexErrors } from './errors/table';
import type { Found } from './store/databases/database';
import { openToRead } from './store/open';

/**
 * Runs one SELECT on an index. It is opened to be read: whatever is asked, nothing is written.
 * @param where a file, or the URL of a PostgreSQL database
 * @throws IndexError INDEX-101 to INDEX-107 where it is no index, INDEX-120 where the query cannot be run
 */
export async function query(where: string, sql: string): Promise<Found> {
  const database = await openToRead(where);
  try {
    return await database.question(sql);
  } catch (error) {
    if (error instanceof IndexError) throw error;
    // A database repeats what it did not understand, and people paste keys and numbers.
    const problem = shownSource(error instanceof Error ? error.message : String(error));
    throw indexFail(indexErrors.queryRefused, { problem }, error);
  } finally {
    await database.close();
  }
}
