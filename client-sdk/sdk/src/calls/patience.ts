import { setTimeout as sleep } from 'node:timers/promises';

/** How often something is tried again, and after what pause. */
export interface Bound {
  /** Tries after the first. */
  readonly again: number;
  /** The first pause in milliseconds, before jitter; each next one is twice as long. */
  readonly firstMs: number;
  readonly longestMs: number;
}

/** What is tried again. Pauses fit the cause: a block of lag is short, a conflict goes with the block time. */
export const bounds = {
  conflict: { again: 9, firstMs: 60, longestMs: 2_000 },
  lag: { again: 6, firstMs: 30, longestMs: 600 },
  witness: { again: 4, firstMs: 1, longestMs: 50 },
  connection: { again: 9, firstMs: 60, longestMs: 1_500 },
  overload: { again: 8, firstMs: 50, longestMs: 2_000 },
  commit: { again: Infinity, firstMs: 100, longestMs: 2_000 },
} as const satisfies Record<string, Bound>;
export type Cause = keyof typeof bounds;

/** The pause before a further try: between half and the whole of a length that doubles, so that those who collided come apart. */
export function pauseOf({ firstMs, longestMs }: Bound, tried: number, random = Math.random()): number {
  const length = Math.min(longestMs, firstMs * 2 ** Math.min(tried, 30));
  return length * (0.5 + random / 2);
}

/** What is left of one call: its tries by cause, its time, and whether its caller still wants it. */
export class Patience {
  readonly #until: number;
  readonly #signal: AbortSignal | undefined;
  readonly #tried = new Map<Cause, number>();

  /** @param totalMs for the whole call, with all that is tried again */
  constructor(totalMs: number, signal?: AbortSignal) {
    this.#until = Date.now() + totalMs;
    this.#signal = signal;
  }

  /** Waits before a further try; false where the tries or the time for it are spent. */
  async again(cause: Cause): Promise<boolean> {
    const tried = this.tried(cause);
    const pause = pauseOf(bounds[cause], tried);
    if (tried >= bounds[cause].again || Date.now() + pause >= this.#until || this.aborted) return false;
    this.#tried.set(cause, tried + 1);
    // An abort ends the pause at once; what then happens is decided where the next try would be made.
    await sleep(pause, undefined, { signal: this.#signal }).catch(() => undefined);
    return true;
  }

  /** How often this was tried again. */
  tried(cause: Cause): number {
    return this.#tried.get(cause) ?? 0;
  }

  get aborted(): boolean {
    return this.#signal?.aborted ?? false;
  }

  get signal(): AbortSignal | undefined {
    return this.#signal;
  }

  /** The moment by which one step must answer: after `ms`, but within the call's own time. */
  deadline(ms: number): number {
    return Math.min(Date.now() + ms, this.#until);
  }
}
