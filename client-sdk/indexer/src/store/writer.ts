import { common } from '@hyperledger/fabric-protos';
import { Orderers, configurationIn } from '@oneplusn/channel';
import type { Ledger } from '@oneplusn/sdk';
import { linkTo, type Link, type Tip } from '../chain/link';
import { say, unsaid, type About } from './about';
import type { Database } from './databases/database';
import { namesOf, stand } from './derived';
import { factsOf } from './facts';
import { Kept } from './kept';
import { openToWrite } from './open';
import { rowsOf, type Values } from './rows';
import { ofBlocks, type OfBlocks } from './schema/tables';

/** What is read from a ledger. */
export type Source = Pick<Ledger, 'channel' | 'blocks' | 'height' | 'readBlock'>;

/** An index that is being written. How far it has come stands in the blocks that it holds, and nowhere else. */
export class IndexWriter {
  /** Who signs the next block; read from the index where this has written none. */
  #orderers: Orderers | undefined;
  readonly kept: Kept;

  private constructor(private readonly database: Database) {
    this.kept = new Kept(database);
  }

  /**
   * @param where a file, or the URL of a PostgreSQL database; `''` is a file of its own that goes when it is closed
   * @throws IndexError INDEX-101 to INDEX-103, INDEX-106 where it is something else, or cannot be used
   */
  static async open(where: string): Promise<IndexWriter> {
    return new IndexWriter(await openToWrite(where));
  }

  /** The last block that it holds. */
  async tip(): Promise<Tip | undefined> {
    const [tip] = await this.database.all('SELECT number, hash FROM blocks ORDER BY number DESC LIMIT 1');
    return tip as unknown as Tip | undefined;
  }

  /**
   * Refuses a ledger that the index is not of; an empty index becomes one of it.
   * @throws IndexError INDEX-104
   */
  claim(about: About): Promise<void> {
    return this.database.atOnce(async () => {
      for (const [name, value] of await unsaid(this.database, about)) await say(this.database, name, value);
    });
  }

  /**
   * Writes a block with all that is in it, or nothing of it.
   * @throws IndexError INDEX-110 to INDEX-114 where it does not go on where the index stands
   */
  write(block: common.Block, source: Pick<Source, 'readBlock'>): Promise<Link> {
    return this.writeAll([block], source).then(([link]) => link as Link);
  }

  /** Several blocks as one: the first that does not fit takes the others with it. */
  writeAll(blocks: readonly common.Block[], source: Pick<Source, 'readBlock'>): Promise<Link[]> {
    return this.database.atOnce(async () => {
      const links: Link[] = [];
      for (const block of blocks) links.push(await this.#put(block, source, links.at(-1)));
      return links;
    });
  }

  async #put(block: common.Block, source: Pick<Source, 'readBlock'>, before: Tip | undefined): Promise<Link> {
    const link = linkTo(before ?? (await this.tip()), block, await this.#signers());
    const configuration = configurationIn(block);
    const all = source.readBlock(block);
    const facts = await factsOf(this.database, link.number, all);
    const rows: Readonly<Record<OfBlocks, readonly Values[]>> = {
      ...rowsOf(link, configuration?.serializeBinary(), all),
      facts: facts.rows,
    };
    for (const [name, table] of Object.entries(ofBlocks))
      await this.database.insert(name, namesOf(table), rows[name as OfBlocks]);
    await stand(this.database, facts.standing);
    // Read back with the next block: what was not written counts for nothing.
    if (configuration) this.#orderers = undefined;
    return link;
  }

  async #signers(): Promise<Orderers | undefined> {
    if (this.#orderers) return this.#orderers;
    const [row] = await this.database.all('SELECT content FROM configurations ORDER BY block DESC LIMIT 1');
    const content = row?.['content'];
    if (typeof content === 'string')
      this.#orderers = new Orderers(common.ConfigGroup.deserializeBinary(Buffer.from(content, 'base64')));
    return this.#orderers;
  }

  close(): Promise<void> {
    return this.database.close();
  }
}
