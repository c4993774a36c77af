/** Seals one's own chain again and again: every so many blocks, or minutes. */
import type { common } from '@hyperledger/fabric-protos';
import { saidIn, type Said } from '../checkpoints/checkpoint';
import { tried } from '../report/tried';
import { openTransaction } from '../transactions/opened';
import { progressAfter, saidOf, type Progress } from './progress';
import type { Source } from './source';

/** How often: whichever comes first. */
export interface Pace {
  readonly blocks?: number | undefined;
  readonly minutes?: number | undefined;
}

/**
 * Follows the own peer without end, and has what its chain comes to sealed when it is due. Blocks that hold nothing but
 * checkpoints bring on no other: otherwise the authorities would keep each other awake.
 */
export async function keepSealing(
  source: Source,
  { blocks, minutes }: Pace,
  seal: (said: Said) => Promise<void>,
  signal?: AbortSignal,
): Promise<void> {
  const height = Number(await source.height());
  const sealing = new Sealing(seal);
  const timer = minutes === undefined ? undefined : setInterval(() => sealing.ask(1), minutes * 60_000);
  try {
    for await (const message of source.blocks({ from: 0, signal })) {
      sealing.take(message);
      if (blocks !== undefined && sealing.at + 1 >= height) sealing.ask(blocks);
      sealing.rethrow();
    }
  } finally {
    clearInterval(timer);
    await sealing.done;
  }
}

class Sealing {
  #last: Progress | undefined;
  /** The last block with something else in it than checkpoints. */
  #news = 0;
  #sealed = 0;
  #failure: { readonly error: unknown } | undefined;
  done: Promise<void> = Promise.resolve();

  constructor(private readonly seal: (said: Said) => Promise<void>) {}

  get at(): number {
    return this.#last?.block ?? -1;
  }

  take(message: common.Block): void {
    this.#last = progressAfter(this.#last, message);
    if (hasNews(message)) this.#news = this.#last.block;
  }

  /** Seals where there are so many blocks more with news. */
  ask(blocks: number): void {
    const last = this.#last;
    if (!last || last.block === 0 || this.#news - this.#sealed < blocks) return;
    this.#sealed = last.block;
    this.done = this.done
      .then(() => this.seal(saidOf(last)))
      .catch((error: unknown) => {
        this.#failure = { error };
      });
  }

  rethrow(): void {
    if (this.#failure) throw this.#failure.error;
  }
}

function hasNews(message: common.Block): boolean {
  return (message.getData()?.getDataList_asU8() ?? []).some((bytes) => {
    const opened = tried(() => openTransaction(bytes));
    return !opened || !saidIn(opened);
  });
}
