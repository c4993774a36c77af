import { common } from '@hyperledger/fabric-protos';
import { Orderers, configurationIn } from '@oneplusn/channel';
import type { Ledger } from '@oneplusn/sdk';
import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { linkTo, type Link, type Tip } from '../chain/link';
import { unsaid, type About } from './about';
import { Kept } from './kept';
import { atOnce, openToWrite } from './open';
import { rowsOf, type Rows } from './rows';
import { inserts } from './statements';

/** What is read from a ledger. */
export type Source = Pick<Ledger, 'channel' | 'blocks' | 'height' | 'readBlock'>;

/** An index that is being written. How far it has come stands in the blocks that it holds, and nowhere else. */
export class IndexFile {
  readonly #database: DatabaseSync;
  readonly #insert: Readonly<Record<keyof Rows, StatementSync>>;
  readonly #tip: StatementSync;
  readonly #configuration: StatementSync;
  /** Who signs the next block; read from the index where this has written none. */
  #orderers: Orderers | undefined;
  readonly kept: Kept;

  /**
   * @param file where it is, or is to be; `''` is one of its own that goes when it is closed
   * @throws IndexError INDEX-101 to INDEX-103 where the file is something else
   */
  constructor(private readonly file: string) {
    const database = openToWrite(file);
    this.#database = database;
    const prepared = Object.entries(inserts).map(([table, sql]) => [table, database.prepare(sql)]);
    this.#insert = Object.fromEntries(prepared) as Record<keyof Rows, StatementSync>;
    this.#tip = database.prepare('SELECT number, hash FROM blocks ORDER BY number DESC LIMIT 1');
    this.#configuration = database.prepare('SELECT content FROM configurations ORDER BY block DESC LIMIT 1');
    this.kept = new Kept(database);
  }

  /** The last block that it holds. */
  get tip(): Tip | undefined {
    return this.#tip.get() as unknown as Tip | undefined;
  }

  /**
   * Refuses a ledger that the index is not of; an empty index becomes one of it.
   * @throws IndexError INDEX-104
   */
  claim(about: About): void {
    atOnce(this.#database, () => {
      for (const row of unsaid(this.#database, this.file, about))
        this.#database.prepare('INSERT INTO about (name, value) VALUES (?, ?)').run(...row);
    });
  }

  /**
   * Writes a block with all that is in it, or nothing of it.
   * @throws IndexError INDEX-110 to INDEX-114 where it does not go on where the index stands
   */
  write(block: common.Block, source: Pick<Source, 'readBlock'>): Link {
    return atOnce(this.#database, () => {
      const link = linkTo(this.tip, block, this.#signers());
      const configuration = configurationIn(block);
      const rows = rowsOf(link, configuration?.serializeBinary(), source.readBlock(block));
      for (const table of ['blocks', 'configurations', 'transactions', 'endorsements', 'facts'] as const)
        for (const row of rows[table]) this.#insert[table].run(...row);
      // Read back with the next block: what was not written counts for nothing.
      if (configuration) this.#orderers = undefined;
      return link;
    });
  }

  #signers(): Orderers | undefined {
    const content = this.#orderers ? undefined : this.#configuration.get()?.['content'];
    if (typeof content === 'string')
      this.#orderers = new Orderers(common.ConfigGroup.deserializeBinary(Buffer.from(content, 'base64')));
    return this.#orderers;
  }

  close(): void {
    this.#database.close();
  }
}
