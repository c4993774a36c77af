/** The tables as SQL of either database. */
import type { Column, Table } from './column';
import { lists } from './lists';
import { about, expiries, grams, keys, ofBlocks, texts } from './tables';

/** Which database speaks. */
export type Dialect = 'sqlite' | 'postgres';

/** All tables, in the order in which they are made. */
export const allTables: readonly Table[] = [
  about,
  ...Object.values<Table>(ofBlocks),
  ...Object.values(lists),
  texts,
  grams,
  keys,
  expiries,
];

/** Texts are compared by their bytes in both: a page of one is a page of the other. */
const types: Readonly<Record<Dialect, Readonly<Record<Column['type'], string>>>> = {
  sqlite: { text: 'TEXT', whole: 'INTEGER' },
  postgres: { text: 'TEXT COLLATE "C"', whole: 'BIGINT' },
};
const ending: Readonly<Record<Dialect, string>> = { sqlite: ' STRICT, WITHOUT ROWID', postgres: '' };

export function tableSql({ name, columns, key, indexes }: Table, dialect: Dialect): string {
  const written = columns.map(
    (column) => `  ${column.name} ${types[dialect][column.type]}${column.optional ? '' : ' NOT NULL'}`,
  );
  const made = [...written, `  PRIMARY KEY (${key.join(', ')})`].join(',\n');
  return [
    `CREATE TABLE IF NOT EXISTS ${name} (\n${made}\n)${ending[dialect]};`,
    ...indexes.map((each) => indexSql(name, each)),
  ].join('\n');
}

const order = new Set(['block', 'position', 'id']);

/** An index is named by what is looked up in it: its first column, and a second that does not only sort. */
function indexSql(table: string, columns: readonly string[]): string {
  const [first = '', second = 'id'] = columns;
  const name = order.has(second) ? first : `${first}_${second}`;
  return `CREATE INDEX IF NOT EXISTS ${table}_by_${name} ON ${table} (${columns.join(', ')});`;
}

/** The indexes of a table alone, those that are not there yet. */
export const indexesSql = ({ name, indexes }: Table): string => indexes.map((each) => indexSql(name, each)).join('\n');

/** What stands in `facts`, seen from two sides. */
export const views = `
CREATE VIEW current_facts AS
SELECT kind, id, owner, block, position, told, CASE WHEN sealed = 1 AND fits = 1 THEN text END AS text
FROM facts AS this
WHERE sealed = 1 AND fits = 1 AND NOT EXISTS (
  SELECT 1 FROM facts AS later
  WHERE later.kind = this.kind AND later.id = this.id AND later.sealed = 1 AND later.fits = 1
    AND (later.block, later.position) > (this.block, this.position)
);
CREATE VIEW intrusions AS
SELECT facts.kind, facts.id, facts.removed, facts.text, facts.block, facts.position, transactions.id AS txid, actor,
  function
FROM facts JOIN transactions ON transactions.block = facts.block AND transactions.position = facts.position
WHERE facts.fits = 0 OR facts.removed = 1;
CREATE VIEW denials AS SELECT * FROM openings WHERE state = 'denied';
`;

/** Makes an empty index. */
export const schemaSql = (dialect: Dialect): string =>
  [...allTables.map((table) => tableSql(table, dialect)), views].join('\n');
