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
}

/**
 * Tells how far an index has come. The file is opened to be read, and may be written meanwhile.
 * @throws IndexError INDEX-101 to INDEX-103 where the file is no index
 */
export function statusOf(file: string): IndexStatus {
  const database = openToRead(file);
  const one = <T>(sql: string) => database.prepare(sql).get()?.['one'] as T;
  try {
    return {
      channel: one<string | undefined>("SELECT value AS one FROM about WHERE name = 'channel'"),
      blocks: one<number>('SELECT count(*) AS one FROM blocks'),
      hash: one<string | undefined>('SELECT hash AS one FROM blocks ORDER BY number DESC LIMIT 1'),
      transactions: one<number>('SELECT count(*) AS one FROM transactions'),
      openings: one<number>('SELECT count(*) AS one FROM openings'),
      intrusions: one<number>('SELECT count(*) AS one FROM intrusions'),
    };
  } finally {
    database.close();
  }
}
