import type { Patience } from './patience';

/** How many calls are let in at the same time, at first. */
const firstWidth = 64;
/** What a lost race leaves of a line's width. */
const narrowing = 0.8;
/** Whose turn lasts longer waits for something else than its race: others need not wait for it. */
const longestTurnMs = 5_000;

/** `other`: neither committed nor lost to another transaction, and says nothing about how many contend. */
export type End = 'won' | 'lost' | 'other';

/** A call's turn. It ends once, whoever ends it first. */
export interface Turn {
  end(how: End): void;
  /** Whether other calls have a turn beside this one, or wait for theirs. */
  readonly crowded: boolean;
}

interface Waiting {
  readonly since: number;
  readonly admit: () => void;
}

/**
 * Where calls of one transaction stand in line. However many contend for one key, a block lets one of them through: all
 * at once they would only work for nothing, and pauses drawn by lot let the unlucky ones lose to the end. So they are
 * let in by age, and as many at a time as win: one more after each that was committed, fewer after each that has lost.
 * Where nobody loses, soon nobody waits.
 */
export class Line {
  #width: number;
  #inside = 0;
  readonly #waiting: Waiting[] = [];

  constructor(width = firstWidth) {
    this.#width = width;
  }

  /**
   * Waits for one's turn.
   * @param needsMs how much of the call's time the turn is going to take
   * @returns undefined where that time has come first, or the caller has given the call up
   */
  async enter(patience: Patience, needsMs = 0): Promise<Turn | undefined> {
    const { since, signal } = patience;
    const longest = patience.left - needsMs;
    if (patience.aborted || longest <= 0) return undefined;
    const { promise, resolve } = Promise.withResolvers<Turn | undefined>();
    const waiting: Waiting = { since, admit: () => resolve(this.#begin()) };
    const giveUp = (): void => {
      const at = this.#waiting.indexOf(waiting);
      if (at >= 0) this.#waiting.splice(at, 1);
      resolve(undefined);
    };
    const timer = setTimeout(giveUp, longest);
    signal?.addEventListener('abort', giveUp, { once: true });
    const behind = this.#waiting.findIndex((other) => other.since > since);
    this.#waiting.splice(behind < 0 ? this.#waiting.length : behind, 0, waiting);
    this.#admit();
    try {
      return await promise;
    } finally {
      clearTimeout(timer);
      signal?.removeEventListener('abort', giveUp);
    }
  }

  #admit(): void {
    while (this.#inside < Math.floor(this.#width)) {
      const next = this.#waiting.shift();
      if (!next) return;
      next.admit();
    }
  }

  #begin(): Turn {
    this.#inside += 1;
    let inside = true;
    const go = (): void => {
      if (inside) this.#inside -= 1;
      inside = false;
      this.#admit();
    };
    const timer = setTimeout(go, longestTurnMs).unref();
    const crowded = (): boolean => this.#waiting.length > 0 || this.#inside > (inside ? 1 : 0);
    return {
      get crowded() {
        return crowded();
      },
      end: (how) => {
        clearTimeout(timer);
        if (how === 'won') this.#width += 1;
        if (how === 'lost') this.#width = Math.max(1, this.#width * narrowing);
        go();
      },
    };
  }
}

const lines = new Map<string, Line>();

/**
 * The line of all calls in this process that contend by the same transaction, on the same ledger, through the same
 * authority.
 */
export function lineOf(
  ...names: readonly [channel: string, chaincode: string, msp: string, transaction: string]
): Line {
  const name = names.join('/');
  const line = lines.get(name) ?? new Line();
  lines.set(name, line);
  return line;
}
