/** How rows come into the tables. */
import type { Rows } from './rows';

/**
 * A text fits if it is the one that the newest seal is of that the owner has made up to here: a text that was spoilt
 * may be put back without being sealed again.
 */
export const inserts: Readonly<Record<keyof Rows, string>> = {
  blocks: 'INSERT INTO blocks (number, hash, previous, data, transactions) VALUES (?, ?, ?, ?, ?)',
  configurations: 'INSERT INTO configurations (block, content) VALUES (?, ?)',
  transactions: `
    INSERT INTO transactions (block, position, id, type, code, time, msp, actor, chaincode, function, event, problem)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  endorsements: 'INSERT INTO endorsements (block, position, place, msp, verdict) VALUES (?, ?, ?, ?, ?)',
  facts: `
    INSERT INTO facts (block, position, kind, id, owner, seal, sealed, told, fits, removed, text)
    SELECT ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8,
      CASE WHEN ?9 IS NOT NULL THEN coalesce(?9 = coalesce(?6, (
        SELECT seal FROM facts WHERE kind = ?3 AND id = ?4 AND seal IS NOT NULL
        ORDER BY block DESC, position DESC LIMIT 1
      )), 0) AND json_valid(?11) END,
      ?10, ?11`,
};
