import { said, verificationOf, type Verification } from './store/about';
import { one } from './store/databases/database';
import { openToRead } from './store/open';

/** How far an index has come, and what it holds. */
export interface IndexStatus {
  /** Of which channel; undefined where nothing was followed yet. */
  readonly channel: string | undefined;
  /** How many blocks it holds: the number of the next one. */
  readonly blocks: number;
  /** The last block's hash, to be compared with others. */
  readonly hash: string | undefined;
  readonly transactions: number;
  readonly openings: number;
  /** Texts that others have put in the places of facts, or removed there. */
  readonly intrusions: number;
  /** Entries of lists that were removed or made up, and keys that were frozen. */
  readonly meddling: number;
  /** How validity is told: by the peer's word, or worked out from the blocks. */
  readonly verify: Verification;
  /** Transactions that the peer flags otherwise than was worked out. */
  readonly disputed: number;
  /** How many bytes it takes. */
  readonly bytes: number;
}

/**
 * Tells how far an index has come. It is opened to be read, and may be written meanwhile.
 * @param where a file, or the URL of a PostgreSQL database
 * @throws IndexError INDEX-101 to INDEX-107 where it is no index
 */
export async function statusOf(where: string): Promise<IndexStatus> {
  const database = await openToRead(where);
  const count = async (from: string) => Number((await one(database, `SELECT count(*) AS one FROM ${from}`))['one']);
  try {
    const { hash } = await one(database, 'SELECT hash FROM blocks ORDER BY number DESC LIMIT 1');
    return {
      channel: await said(database, 'channel'),
      blocks: await count('blocks'),
      hash: typeof hash === 'string' ? hash : undefined,
      transactions: await count('transactions'),
      openings: await count('openings'),
      intrusions: await count('intrusions'),
      meddling: await count('meddling'),
      verify: await verificationOf(database),
      disputed: await count('disputed'),
      bytes: await database.bytes(),
    };
  } finally {
    await database.close();
  }
}
