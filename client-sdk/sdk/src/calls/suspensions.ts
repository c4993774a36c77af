/** How long a reading serves; how long one that failed is not repeated. */
const keptMs = 30_000;
/** A reading younger than this is not made again, however many calls went wrong meanwhile. */
const freshMs = 1_000;

interface Reading {
  readonly since: number;
  readonly suspended: Promise<ReadonlySet<string>>;
}

/**
 * Which authorities the registry has suspended, as far as this side knows: they are not asked to witness. Read from the
 * caller's own peer when a write needs it, and kept for a short time. Contracts do not see who endorses, so this is
 * where it is held. A reading that fails says of nobody that it is suspended.
 */
export class Suspensions {
  #last: Reading | undefined;

  constructor(
    private readonly read: () => Promise<Iterable<string>>,
    private readonly now: () => number = Date.now,
  ) {}

  /** Who is suspended, by a reading that is young enough; simultaneous calls share one. */
  known(): Promise<ReadonlySet<string>> {
    return this.#youngerThan(keptMs);
  }

  /** The same after something went wrong: who was passed over may act again, or who was asked no longer. */
  anew(): Promise<ReadonlySet<string>> {
    return this.#youngerThan(freshMs);
  }

  #youngerThan(ms: number): Promise<ReadonlySet<string>> {
    const now = this.now();
    if (!this.#last || now - this.#last.since >= ms) {
      const suspended = this.read().then(
        (found) => new Set(found),
        () => new Set<string>(),
      );
      this.#last = { since: now, suspended };
    }
    return this.#last.suspended;
  }
}
