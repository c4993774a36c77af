import type { Database, Row } from '../store/databases/database';

/** Transactions with those who have endorsed them: `GD,MHRSS`; a signature that is not theirs is marked as such. */
export async function endorsersOf(database: Database, transactions: readonly Row[]): Promise<Row[]> {
  const told: Row[] = [];
  for (const each of transactions) {
    const rows = await database.all(
      'SELECT msp, verdict FROM endorsements WHERE block = ? AND position = ? ORDER BY msp, place',
      [each['block'] ?? null, each['position'] ?? null],
    );
    const names = rows.map(({ msp, verdict }) => (verdict === 'sound' ? `${msp}` : `${msp} (${verdict})`));
    told.push({ ...each, endorsers: names.join(',') });
  }
  return told;
}
