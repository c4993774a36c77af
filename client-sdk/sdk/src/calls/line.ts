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
  /** Whose caller has not ended it yet, those among them whose turn is over already. */
  #underWay = 0;
  readonly #waiting: Waiting[] = [];

  /** @param most never wider than this */
  constructor(
    width = firstWidth,
    private readonly most = Infinity,
  ) {
    this.#width = width;
  }

  /** Where nobody waits until it is known that somebody has to. */
  static open(): Line {
    return new Line(Infinity);
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
    if (this.#waiting.length === 0 && this.#inside < Math.floor(this.#width)) return this.#begin();
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

  /** What is open to all is as wide as what goes through it. */
  get #countedWidth(): number {
    return Number.isFinite(this.#width) ? this.#width : this.#underWay;
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
    this.#underWay += 1;
    let [inside, ended] = [true, false];
    const go = (): void => {
      if (inside) this.#inside -= 1;
      inside = false;
      this.#admit();
    };
    const timer = setTimeout(go, longestTurnMs).unref();
    const crowded = (): boolean => this.#waiting.length > 0 || this.#underWay > (ended ? 0 : 1);
    return {
      get crowded() {
        return crowded();
      },
      end: (how) => {
        if (ended) return;
        ended = true;
        clearTimeout(timer);
        if (how === 'won') this.#width = Math.min(this.most, this.#width + 1);
        if (how === 'lost') this.#width = Math.max(1, this.#countedWidth * narrowing);
        this.#underWay -= 1;
        go();
      },
    };
  }
}

type Names = readonly [channel: string, chaincode: string, msp: string, transaction: string];
const lines = new Map<string, Line>();

/**
 * The line of all calls in this process that contend by the same transaction, on the same ledger, through the same
 * authority.
 */
export const lineOf = (...names: Names): Line => kept(names, () => new Line());

/** How many reads that search are under way at a time: each keeps its service busy for a good part of a second. */
const searches = 4;

/** Of reads that search through much: all at once none of them would be answered in time. */
export const searchLineOf = (...names: Names): Line => kept(names, () => new Line(searches, searches));

/**
 * The same of other reads. They never contend for a key, so nobody waits; but where so many ask at once that a peer
 * answers none of them in time, fewer at a time are answered.
 */
export const readLineOf = (...names: Names): Line => kept(names, () => Line.open());

function kept(names: Names, make: () => Line): Line {
  const name = names.join('/');
  const line = lines.get(name) ?? make();
  lines.set(name, line);
  return line;
}
