/** An index against the blocks that it was made of: it is believed no more than others. */
import { aboutOf } from './about';
import { unsaid } from './store/about';
import { IndexFile, type Source } from './store/index-file';
import { Kept } from './store/kept';
import { openToRead } from './store/open';

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
 * and compares all rows of each block.
 * @throws IndexError INDEX-101 to INDEX-104 where the file is no index of this ledger, INDEX-110 to INDEX-114 where the
 * chain that the peer serves is not whole
 */
export async function checkIndex(source: Source, file: string, options: IndexCheckOptions = {}): Promise<IndexCheck> {
  const { onBlock, signal } = options;
  const database = openToRead(file);
  const anew = new IndexFile('');
  try {
    const about = await aboutOf(source, signal);
    if (about) unsaid(database, file, about);
    const kept = new Kept(database);
    const { blocks } = kept;
    const differing: number[] = [...kept.strays];
    if (blocks > 0)
      for await (const block of source.blocks({ from: 0, signal })) {
        const { number } = anew.write(block, source);
        if (kept.textOf(number) !== anew.kept.textOf(number)) differing.push(number);
        onBlock?.(number, blocks);
        if (number + 1 === blocks) break;
      }
    return { blocks: anew.kept.blocks, differing };
  } finally {
    database.close();
    anew.close();
  }
}
