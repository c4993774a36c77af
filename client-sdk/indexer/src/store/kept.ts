import type { DatabaseSync, StatementSync } from 'node:sqlite';
import type { Rows } from './rows';

/** By table: which of its columns names the block, and in which order its rows stand. */
const tables: Readonly<Record<keyof Rows, { readonly block: string; readonly order: string }>> = {
  blocks: { block: 'number', order: 'number' },
  configurations: { block: 'block', order: 'block' },
  transactions: { block: 'block', order: 'position' },
  endorsements: { block: 'block', order: 'position, place' },
  facts: { block: 'block', order: 'position, kind, id' },
};

/** What an index says of each block, in all its tables, to be compared. */
export class Kept {
  readonly #rows: readonly StatementSync[];

  constructor(private readonly database: DatabaseSync) {
    this.#rows = Object.entries(tables).map(([table, { block, order }]) =>
      database.prepare(`SELECT * FROM ${table} WHERE ${block} = ? ORDER BY ${order}`),
    );
  }

  /** How many blocks it holds, by the number of the last. */
  get blocks(): number {
    const { blocks } = this.database.prepare('SELECT coalesce(max(number), -1) + 1 AS blocks FROM blocks').get() ?? {};
    return Number(blocks);
  }

  /** All rows of a block, as one text. */
  textOf(block: number): string {
    return JSON.stringify(this.#rows.map((statement) => statement.all(block)));
  }

  /** Numbers of blocks that tables speak of without there being such a block. */
  get strays(): readonly number[] {
    const within = Object.entries(tables).map(
      ([table, { block }]) => `SELECT ${block} AS block FROM ${table} WHERE ${block} NOT BETWEEN 0 AND :blocks - 1`,
    );
    const found = this.database.prepare(`${within.join(' UNION ')} ORDER BY 1`).all({ blocks: this.blocks });
    return found.map(({ block }) => Number(block));
  }
}
