import type { Database } from './databases/database';

/** A transaction of a block whose validity, worked out from the blocks, is another than the peer's flag says. */
export interface Dispute {
  readonly position: number;
  /** Fabric's names of the verdicts. */
  readonly peer: string;
  readonly own: string;
}

/** The same, with where it stands in the ledger. */
export interface Disputed extends Dispute {
  readonly block: number;
  readonly txId: string;
  /** Who signed it, where that can be read. */
  readonly actor: string | null;
}

/** All that an index has found from a block on, in the order of the ledger. */
export async function disputesFrom(database: Database, since = 0): Promise<readonly Disputed[]> {
  const sql = `SELECT d.block, d.position, d.id AS "txId", t.actor, d.peer, d.own
    FROM disputed d JOIN transactions t ON t.block = d.block AND t.position = d.position
    WHERE d.block >= ? ORDER BY d.block, d.position`;
  return (await database.all(sql, [since])) as unknown as Disputed[];
}
