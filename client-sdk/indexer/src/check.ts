/** An index against the blocks that it was made of: it is believed no more than others. */
import { aboutOf } from './about';
import { unsaid } from './store/about';
import { Kept } from './store/kept';
import { openToRead } from './store/open';
import { IndexWriter, type Source } from './store/writer';

/** How an index is checked. */
export interface IndexCheckOptions {
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
}

/**
 * Writes the blocks of one's own peer once more, into an index that goes with this call, with all that is checked then,
 * and compares all rows of each block; then what follows from them: the lists, and the words that they are found by.
 * @param where a file, or the URL of a PostgreSQL database
 * @throws IndexError INDEX-101 to INDEX-107 where it is no index of this ledger, INDEX-110 to INDEX-114 where the chain
 * that the peer serves is not whole
 */
export async function checkIndex(source: Source, where: string, options: IndexCheckOptions = {}): Promise<IndexCheck> {
  const { onBlock, signal } = options;
  const database = await openToRead(where);
  const anew = await IndexWriter.open('');
  try {
    const about = await aboutOf(source, signal);
    if (about) await unsaid(database, about);
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
    for (const each of [await kept.missingIn(anew.kept), await anew.kept.missingIn(kept)])
      for (const block of each) differing.add(block);
    return { blocks: await anew.kept.blocks(), differing: [...differing] };
  } finally {
    await database.close();
    await anew.close();
  }
}
