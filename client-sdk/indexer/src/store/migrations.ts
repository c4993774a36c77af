/** How an index of an earlier version becomes one of this version: each step moves one version to the next. */
import type { Database } from './databases/database';
import { derive } from './derived';
import { lists } from './schema/lists';
import { indexesSql, tableSql, views } from './schema/sql';
import { disputed, expiries, grams, keys, meddling, texts } from './schema/tables';

/** Counted up with every change of the tables. */
export const schemaVersion = 5;

/** The oldest version that can be moved: what came before lacks what only blocks tell. */
export const oldestVersion = 2;

/** By the version that they move. */
export const migrations: Readonly<Record<number, (database: Database) => Promise<void>>> = {
  2: fromTwo,
  3: fromThree,
  4: fromFour,
};

const viewsOfTwo = ['opening', 'grant', 'request', 'handling', 'oversight', 'decision', 'dataset'];

/** Version 3: lists are tables, found by what people ask; words are searched; what was done to keys is kept. */
async function fromTwo(database: Database): Promise<void> {
  const gone = [...viewsOfTwo.map((kind) => `${kind}s`), 'intrusions', 'current_facts'];
  await database.script(gone.map((view) => `DROP VIEW ${view};`).join('\n'));
  const made = [meddling, ...Object.values(lists), texts, grams].map((table) => tableSql(table, database.dialect));
  await database.script(
    [
      'ALTER TABLE transactions ADD COLUMN hour TEXT;',
      "UPDATE transactions SET hour = strftime('%Y-%m-%dT%H', time, '+8 hours');",
      'CREATE INDEX transactions_by_hour ON transactions (hour, block);',
      'UPDATE facts SET text = replace(text, char(0), char(9216)) WHERE instr(text, char(0)) > 0;',
      ...made,
      views,
    ].join('\n'),
  );
  await derive(database);
}

/**
 * Version 4: what full verification finds, and what it goes by; denials of one dataset are found at once. What was
 * begun without full verification stays without.
 */
async function fromThree(database: Database): Promise<void> {
  const made = [disputed, keys, expiries].map((table) => tableSql(table, database.dialect));
  await database.script([...made, indexesSql(lists.openings)].join('\n'));
}

/** Version 5: notices of corrections are listed. What came from version 2 has them by now: it was given all lists. */
async function fromFour(database: Database): Promise<void> {
  await database.script(tableSql(lists.notices, database.dialect));
  await derive(database, lists.notices.kind);
}
