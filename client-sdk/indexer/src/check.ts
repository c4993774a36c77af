/** An index against the blocks that it was made of: it is believed no more than others. */
import { aboutOf } from './about';
import { unsaid, verificationOf, type Verification } from './store/about';
import type { Database } from './store/databases/database';
import type { Disputed } from './store/disputed';
import { Kept } from './store/kept';
import { openToRead } from './store/open';
import { IndexWriter, type Source } from './writing/writer';

/** How an index is checked. */
export interface IndexCheckOptions {
  /** How validity is told; as the index was begun where not given. */
  readonly verify?: Verification | undefined;
  /** Told of each block that was compared, of how many. */
  readonly onBlock?: ((block: number, blocks: number) => void) | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** What an index and the blocks tell of each other. */
export interface IndexCheck {
  /** How many blocks were compared: all that the index holds. */
  readonly blocks: number;
  /** Blocks of which some table says something else than they do: a row was changed, removed or added. */
  readonly differing: readonly number[];
  /** Transactions that the peer flags otherwise than the blocks say; there where validity was worked out. */
  readonly disputed?: readonly Disputed[];
}

/**
 * Writes the blocks of one's own peer once more, into an index that goes with this call, with all that is checked then,
 * and compares all rows of each block; then what follows from them: the lists, and the words that they are found by.
 * @param where a file, or the URL of a PostgreSQL database
 * @throws IndexError INDEX-101 to INDEX-107 where it is no index of this ledger, INDEX-110 to INDEX-115 where the chain
 * that the peer serves is not whole
 */
export async function checkIndex(source: Source, where: string, options: IndexCheckOptions = {}): Promise<IndexCheck> {
  const database = await openToRead(where);
  const anew = await IndexWriter.open('');
  try {
    return await compared(source, database, anew, options);
  } finally {
    await database.close();
    await anew.close();
  }
}

async function compared(
  source: Source,
  database: Database,
  anew: IndexWriter,
  { verify, onBlock, signal }: IndexCheckOptions,
): Promise<IndexCheck> {
  const about = await aboutOf(source, signal);
  const begun = await verificationOf(database);
  const as = verify ?? begun;
  if (about) {
    await unsaid(database, about);
    await anew.claim(about, as);
  }
  const kept = new Kept(database);
  const blocks = await kept.blocks();
  const differing = new Set(await kept.strays());
  if (blocks > 0)
    for await (const block of source.blocks({ from: 0, signal })) {
      const { number } = await anew.write(block, source);
      if ((await kept.textOf(number)) !== (await anew.kept.textOf(number))) differing.add(number);
      onBlock?.(number, blocks);
      if (number + 1 === blocks) break;
    }
  // What is worked out alone has no like in an index that was begun without it.
  const full = begun === 'full' && as === 'full';
  for (const each of [await kept.missingIn(anew.kept, full), await anew.kept.missingIn(kept, full)])
    for (const block of each) differing.add(block);
  return {
    ...{ blocks: await anew.kept.blocks(), differing: [...differing] },
    ...(as === 'full' && { disputed: await anew.disputed() }),
  };
}
