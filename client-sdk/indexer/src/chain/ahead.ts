/** Blocks, made ready while the ones before them are written. */

/** How many transactions wait at most, and how many are given at once. */
const waiting = 4000;
const atOnce = 2000;

interface Ready<T> {
  readonly made: Promise<T>;
  readonly size: number;
  isMade: boolean;
}

/** What is done with a block before its turn comes. */
export interface Making<B, T> {
  /** How much of it there is: a block's transactions. */
  readonly size: (block: B) => number;
  readonly make: (block: B) => Promise<T>;
  /** The last that is asked for; none where not told. */
  readonly isLast: (block: B) => boolean;
}

/**
 * Gives what is made of blocks, in their order: all that is ready by then, so that one that follows gets them one by
 * one, and one that catches up gets many at once.
 */
export async function* ahead<B, T>(
  blocks: AsyncIterable<B>,
  { size, make, isLast }: Making<B, T>,
): AsyncGenerator<T[]> {
  const queue: Ready<T>[] = [];
  let [ended, isWanted] = [false, true];
  let failure: Error | undefined;
  let changed = Promise.withResolvers<void>();
  const change = (): void => {
    changed.resolve();
    changed = Promise.withResolvers<void>();
  };
  const held = (): number => queue.reduce((sum, each) => sum + each.size, 0);
  const fill = async (): Promise<void> => {
    try {
      for await (const block of blocks) {
        queue.push(ready(make(block), size(block)));
        change();
        while (isWanted && held() >= waiting) await changed.promise;
        if (!isWanted || isLast(block)) return;
      }
    } catch (error) {
      failure = error instanceof Error ? error : new Error(String(error));
    } finally {
      ended = true;
      change();
    }
  };
  void fill();
  try {
    for (;;) {
      const [first] = queue;
      if (first) {
        await first.made;
        yield await Promise.all(taken(queue).map(({ made }) => made));
        change();
      } else if (!ended) await changed.promise;
      else if (failure === undefined) return;
      else throw failure;
    }
  } finally {
    isWanted = false;
    change();
  }
}

function ready<T>(made: Promise<T>, size: number): Ready<T> {
  const each = { made, size, isMade: false };
  // What goes wrong is told to whoever waits for it.
  made.then(
    () => (each.isMade = true),
    () => undefined,
  );
  return each;
}

/** Takes the first, and those behind it that are made, from the queue. */
function taken<T>(queue: Ready<T>[]): Ready<T>[] {
  let [count, sum] = [1, queue[0]?.size ?? 0];
  for (let next = queue[count]; next?.isMade && sum + next.size <= atOnce; next = queue[count]) {
    sum += next.size;
    count += 1;
  }
  return queue.splice(0, count);
}
