import { aboutOf } from './about';
import { ahead } from './chain/ahead';
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
 * Writes block after block, from where the index stands; while it catches up, several at once. What a block says and
 * that it was written are one transaction of the database: whenever it is killed, it goes on behind the last block that
 * was written whole.
 * @throws IndexError INDEX-104 where the index is of another ledger, INDEX-108 where it was begun in another way,
 * INDEX-110 to INDEX-115 where a block does not fit
 */
export async function follow(source: Source, index: IndexWriter, options: FollowOptions = {}): Promise<void> {
  const { once = false, verify, onBlock, signal } = options;
  const height = Number(await source.height());
  const about = await aboutOf(source, signal);
  if (!about) return;
  await index.claim(about, verify);
  const next = ((await index.tip())?.number ?? -1) + 1;
  if (once && next >= height) return;
  // Ended with this call: nobody waits for a block that is no longer wanted.
  const end = new AbortController();
  const until = signal ? AbortSignal.any([signal, end.signal]) : end.signal;
  const ready = ahead(source.blocks({ from: next, signal: until }), {
    size: (block) => block.getData()?.getDataList().length ?? 0,
    make: (block) => index.prepare(block, source),
    isLast: (block) => once && Number(block.getHeader()?.getNumber()) + 1 >= height,
  });
  try {
    for await (const blocks of ready) {
      if (signal?.aborted) return;
      for (const { number } of await index.put(blocks)) onBlock?.(number, Math.max(height, number + 1));
    }
  } finally {
    end.abort();
  }
}
