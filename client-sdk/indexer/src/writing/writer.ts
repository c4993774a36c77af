import { common } from '@hyperledger/fabric-protos';
import { Orderers, configurationIn, type OpenedEnvelope } from '@oneplusn/channel';
import type { Ledger, OpenedBlock } from '@oneplusn/sdk';
import { linkTo, type Link, type Tip } from '../chain/link';
import { disputesIn } from '../verify/flags';
import { Verifier, openedIn } from '../verify/verifier';
import { Written } from './written';
import { claimed, said, type About, type Verification } from '../store/about';
import type { Database } from '../store/databases/database';
import { namesOf, stand } from '../store/derived';
import { disputesFrom, type Disputed } from '../store/disputed';
import { factsOf } from '../store/facts';
import { Kept } from '../store/kept';
import { momentOf } from '../store/hour';
import { openToWrite } from '../store/open';
import { rowsOf, type Values } from '../store/rows';
import { ofBlocks, type OfBlocks } from '../store/schema/tables';

/** What is read from a ledger. */
export type Source = Pick<Ledger, 'channel' | 'blocks' | 'height' | 'openBlock'>;

/** A block that can be written when its turn comes: taken apart, and its signatures worked out. */
interface Prepared {
  readonly block: common.Block;
  readonly opened: OpenedBlock;
  /** There where validity is worked out. */
  readonly envelopes: readonly OpenedEnvelope[];
}

/** What a configuration of the channel makes: who signs the next block, and who judges it. */
interface Rules {
  readonly orderers: Orderers;
  /** Where validity is worked out. */
  readonly verifier: Verifier | undefined;
}

/** An index that is being written. How far it has come stands in the blocks that it holds, and nowhere else. */
export class IndexWriter {
  /** Read from the index where this has written none. */
  #rules: Rules | undefined;
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
   * @param verify how validity is to be told; as it was begun where not given, and at first by the peer's word
   * @throws IndexError INDEX-104; INDEX-108 where it was begun in another way
   */
  claim(about: About, verify?: Verification): Promise<void> {
    this.#rules = undefined;
    return this.database.atOnce(async () => claimed(this.database, about, { verify, isEmpty: !(await this.tip()) }));
  }

  /**
   * Writes a block with all that is in it, or nothing of it.
   * @throws IndexError INDEX-110 to INDEX-115 where it does not go on where the index stands
   */
  write(block: common.Block, source: Pick<Source, 'openBlock'>): Promise<Link> {
    return this.writeAll([block], source).then(([link]) => link as Link);
  }

  /** Several blocks as one: the first that does not fit takes the others with it. */
  async writeAll(blocks: readonly common.Block[], source: Pick<Source, 'openBlock'>): Promise<Link[]> {
    return this.put(await Promise.all(blocks.map((block) => this.prepare(block, source))));
  }

  /**
   * Takes a block apart, and works its signatures out on other threads. It may be done while others are written: by
   * whom it must be signed is not decided before its turn.
   */
  async prepare(block: common.Block, source: Pick<Source, 'openBlock'>): Promise<Prepared> {
    const opened = source.openBlock(block);
    const rules = this.#rules;
    const envelopes = rules?.verifier ? openedIn(block) : [];
    const orderers = rules?.orderers.checkAside(block);
    await Promise.all([opened.checkSignatures(), orderers, rules?.verifier?.checkSignatures(envelopes)]);
    return { block, opened, envelopes };
  }

  /** Writes what was prepared, as one: the first that does not fit takes the others with it. */
  async put(blocks: readonly Prepared[]): Promise<Link[]> {
    try {
      return await this.database.atOnce(async () => {
        const links: Link[] = [];
        const written = new Written();
        try {
          for (const each of blocks) links.push(await this.#put(each, links.at(-1), written));
        } finally {
          await written.all();
        }
        return links;
      });
    } catch (error) {
      // What was not written counts for nothing, nor does what was read of it.
      this.#rules = undefined;
      throw error;
    }
  }

  /** Transactions that the peer flags otherwise than the blocks say. */
  disputed(): Promise<readonly Disputed[]> {
    return disputesFrom(this.database);
  }

  async #put({ block, opened, envelopes }: Prepared, before: Tip | undefined, written: Written): Promise<Link> {
    const rules = await this.#inForce();
    const link = linkTo(before ?? (await this.tip()), block, rules?.orderers);
    const configuration = configurationIn(block);
    if (configuration) rules?.verifier?.admit(link.number, block);
    // The first block is not judged but given.
    const own = await rules?.verifier?.judge(link.number, envelopes.length > 0 ? envelopes : openedIn(block));
    const transactions = opened.transactions(own);
    const disputes = own ? disputesIn(block, own) : [];
    const moments = transactions.map(momentOf);
    const facts = await factsOf(this.database, link.number, { transactions, moments }, () => written.all());
    const rows: Readonly<Record<OfBlocks, readonly Values[]>> = {
      ...rowsOf(link, { configuration: configuration?.serializeBinary(), transactions, moments, disputes }),
      facts: facts.rows,
    };
    for (const [name, table] of Object.entries(ofBlocks))
      written.add(this.database.insert(name, namesOf(table), rows[name as OfBlocks]));
    written.next(() => stand(this.database, facts.standing));
    if (!configuration) return link;
    this.#rules = undefined;
    await written.all();
    return link;
  }

  /** By the newest configuration; undefined before the first block. */
  async #inForce(): Promise<Rules | undefined> {
    if (this.#rules) return this.#rules;
    const [row] = await this.database.all('SELECT content FROM configurations ORDER BY block DESC LIMIT 1');
    const content = row?.['content'];
    if (typeof content !== 'string') return undefined;
    const group = common.ConfigGroup.deserializeBinary(Buffer.from(content, 'base64'));
    const channel = (await said(this.database, 'channel')) ?? '';
    const isFull = (await said(this.database, 'verify')) === 'full';
    const verifier = isFull ? new Verifier(this.database, channel, group) : undefined;
    return (this.#rules = { orderers: new Orderers(group), verifier });
  }

  close(): Promise<void> {
    return this.database.close();
  }
}
