import { setTimeout as sleep } from 'node:timers/promises';

/** How often or how long something is tried again, and after what pause. */
export interface Bound {
  /** Tries after the first. */
  readonly again: number;
  /** No try begins so many milliseconds after the first pause; as long as the call has time, where not given. */
  readonly withinMs?: number;
  /** The first pause in milliseconds, before jitter; each next one is twice as long. */
  readonly firstMs: number;
  readonly longestMs: number;
}

/**
 * What is tried again. Pauses fit the cause: a block of lag is short, a conflict goes with the block time. Under load
 * peers are blocks apart for seconds, and only longer pauses let them come together: endorsers that differ go by time,
 * and so does who lost a race.
 */
export const bounds = {
  conflict: { again: Infinity, firstMs: 60, longestMs: 2_000 },
  differ: { again: Infinity, withinMs: 20_000, firstMs: 30, longestMs: 2_000 },
  // That one of two refuses is mostly its last word: only its owner sees a broken seal. Its caller is not kept waiting.
  doubt: { again: Infinity, withinMs: 2_500, firstMs: 30, longestMs: 600 },
  lag: { again: 6, firstMs: 30, longestMs: 600 },
  witness: { again: 4, firstMs: 1, longestMs: 50 },
  connection: { again: 9, firstMs: 60, longestMs: 1_500 },
  overload: { again: 8, firstMs: 50, longestMs: 2_000 },
  commit: { again: Infinity, firstMs: 100, longestMs: 2_000 },
} as const satisfies Record<string, Bound>;
export type Cause = keyof typeof bounds;

/**
 * The pause before a further try: between half and the whole of a length that doubles, so that those who collided come
 * apart.
 */
export function pauseOf({ firstMs, longestMs }: Bound, tried: number, random = Math.random()): number {
  const length = Math.min(longestMs, firstMs * 2 ** Math.min(tried, 30));
  return length * (0.5 + random / 2);
}

/** Whether a further try would be one too many, or begin too late. */
export function isSpent({ again, withinMs = Infinity }: Bound, tried: number, sinceFirstMs: number): boolean {
  return tried >= again || sinceFirstMs >= withinMs;
}

/** What is left of one call: its tries by cause, its time, and whether its caller still wants it. */
export class Patience {
  /** When the call began. */
  readonly since = Date.now();
  readonly #until: number;
  readonly #signal: AbortSignal | undefined;
  readonly #tried = new Map<Cause, number>();
  readonly #firstAt = new Map<Cause, number>();

  /** @param totalMs for the whole call, with all that is tried again */
  constructor(totalMs: number, signal?: AbortSignal) {
    this.#until = this.since + totalMs;
    this.#signal = signal;
  }

  /**
   * Waits before a further try; false where the tries or the time for it are spent.
   * @param needsMs how much of the call's time the try is going to take
   */
  async again(cause: Cause, needsMs = 0): Promise<boolean> {
    const tried = this.tried(cause);
    const bound: Bound = bounds[cause];
    const pause = pauseOf(bound, tried);
    const now = Date.now();
    const first = this.#firstAt.get(cause) ?? now;
    this.#firstAt.set(cause, first);
    if (isSpent(bound, tried, now + pause - first) || now + pause + needsMs >= this.#until || this.aborted)
      return false;
    this.#tried.set(cause, tried + 1);
    // An abort ends the pause at once; what then happens is decided where the next try would be made.
    await sleep(pause, undefined, { signal: this.#signal }).catch(() => undefined);
    return true;
  }

  /** How often this was tried again. */
  tried(cause: Cause): number {
    return this.#tried.get(cause) ?? 0;
  }

  /** Milliseconds left of the call's time. */
  get left(): number {
    return this.#until - Date.now();
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
