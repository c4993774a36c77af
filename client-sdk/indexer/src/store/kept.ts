/** What an index says, to be compared with another one. */
import type { Database, Row, Value } from './databases/database';
import { namesOf } from './derived';
import type { Table } from './schema/column';
import { lists } from './schema/lists';
import { expiries, keys, ofBlocks, texts } from './schema/tables';
import { differingWords } from './searched';

const numberOf = ({ name }: Table): string => (name === 'blocks' ? 'number' : 'block');

/** What follows from the facts, and is compared row by row when all blocks are there. */
const following: readonly Table[] = [...Object.values(lists), texts];

/** What full verification goes by. */
const verified: readonly Table[] = [keys, expiries];

/** How many rows are compared at once. */
const page = 2000;

export class Kept {
  constructor(private readonly database: Database) {}

  /** How many blocks it holds, by the number of the last. */
  async blocks(): Promise<number> {
    const [row] = await this.database.all('SELECT coalesce(max(number), -1) + 1 AS blocks FROM blocks');
    return Number(row?.['blocks']);
  }

  /** All rows of a block, as one text. */
  async textOf(block: number): Promise<string> {
    const rows: (readonly Row[])[] = [];
    for (const table of Object.values(ofBlocks)) {
      const sql = `SELECT ${namesOf(table).join(', ')} FROM ${table.name} WHERE ${numberOf(table)} = ?
        ORDER BY ${table.key.join(', ')}`;
      rows.push(await this.database.all(sql, [block]));
    }
    return JSON.stringify(rows);
  }

  /** Numbers of blocks that tables speak of without there being such a block. */
  async strays(): Promise<number[]> {
    const tables = [...Object.values<Table>(ofBlocks), ...following, ...verified];
    const within = tables.map(
      (table) =>
        `SELECT ${numberOf(table)} AS block FROM ${table.name} WHERE ${numberOf(table)} NOT BETWEEN 0 AND ? - 1`,
    );
    const blocks = await this.blocks();
    const found = await this.database.all(
      `${within.join(' UNION ')} ORDER BY 1`,
      tables.map(() => blocks),
    );
    return found.map(({ block }) => Number(block));
  }

  /**
   * The blocks of rows that stand here and not there, of what follows from the facts.
   * @param full of what full verification goes by too
   */
  async missingIn(other: Kept, full: boolean): Promise<Set<number>> {
    const blocks = new Set<number>();
    for (const table of full ? [...following, ...verified] : following)
      for await (const rows of this.#pages(table)) {
        const theirs = new Set((await other.#same(table, rows)).map((row) => JSON.stringify(row)));
        for (const row of rows) if (!theirs.has(JSON.stringify(row))) blocks.add(Number(row['block']));
      }
    for (const block of await differingWords(this.database)) blocks.add(block);
    return blocks;
  }

  async *#pages(table: Table): AsyncGenerator<readonly Row[]> {
    const key = table.key.join(', ');
    const marks = table.key.map(() => '?').join(', ');
    const sql = `SELECT ${namesOf(table).join(', ')} FROM ${table.name} WHERE (${key}) > (${marks})
      ORDER BY ${key} LIMIT ${page}`;
    for (let last = lowest(table); ;) {
      const rows = await this.database.all(sql, last);
      const end = rows.at(-1);
      if (!end) return;
      yield rows;
      last = table.key.map((name) => end[name] ?? '');
    }
  }

  /** The rows between the first and the last of these. */
  #same(table: Table, rows: readonly Row[]): Promise<readonly Row[]> {
    const key = table.key.join(', ');
    const marks = table.key.map(() => '?').join(', ');
    const ends = [rows[0], rows.at(-1)].flatMap((row) => table.key.map((name) => row?.[name] ?? ''));
    const sql = `SELECT ${namesOf(table).join(', ')} FROM ${table.name}
      WHERE (${key}) >= (${marks}) AND (${key}) <= (${marks})`;
    return this.database.all(sql, ends);
  }
}

/** What comes before all keys of a table. */
const lowest = ({ key, columns }: Table): Value[] =>
  key.map((name) => (columns.find((column) => column.name === name)?.type === 'whole' ? -1 : ''));
