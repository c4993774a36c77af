import { aboutOf } from './about';
import type { Verification } from './store/about';
import type { IndexWriter, Source } from './writing/writer';

/** How long a ledger is followed. */
export interface FollowOptions {
  /** Ends with the last block that the peer had at the beginning; without it there is no end. */
  readonly once?: boolean | undefined;
  /** How validity is told; as the index was begun where not given, and at first by the peer's word. */
  readonly verify?: Verification | undefined;
  /** Told of each block that was written, of how many. */
  readonly onBlock?: ((block: number, height: number) => void) | undefined;
  /** Ends it between two blocks. */
  readonly signal?: AbortSignal | undefined;
}

/**
 * Writes block after block, from where the index stands. A block and the position are one transaction of the database:
 * whenever it is killed, it goes on behind the last block that was written whole.
 * @throws IndexError INDEX-104 where the index is of another ledger, INDEX-108 where it was begun in another way,
 * INDEX-110 to INDEX-114 where a block does not fit
 */
export async function follow(source: Source, index: IndexWriter, options: FollowOptions = {}): Promise<void> {
  const { once = false, verify, onBlock, signal } = options;
  const height = Number(await source.height());
  const about = await aboutOf(source, signal);
  if (!about) return;
  await index.claim(about, verify);
  const next = ((await index.tip())?.number ?? -1) + 1;
  if (once && next >= height) return;
  for await (const block of source.blocks({ from: next, signal })) {
    if (signal?.aborted) return;
    const { number } = await index.write(block, source);
    onBlock?.(number, Math.max(height, number + 1));
    if (once && number + 1 >= height) return;
  }
}
