/**
 * A clock for the whole process that can be moved forward. The development server is people, ledger and peers in one
 * process: a proposal bears its client's time and endorsers hold it to their own, so all of them move together.
 */
export class MovableClock {
  #ahead = 0;

  /** From here on `Date` goes by this clock; whatever takes `Date.now` later takes this one. */
  static install(): MovableClock {
    const clock = new MovableClock();
    const real = Date;
    const now = (): number => real.now() + clock.#ahead;
    globalThis.Date = new Proxy(real, {
      construct: (target, given: unknown[], as) =>
        Reflect.construct(target, given.length === 0 ? [now()] : given, as) as Date,
      get: (target, name, receiver): unknown => (name === 'now' ? now : Reflect.get(target, name, receiver)),
    });
    return clock;
  }

  /** By how many days it is ahead of the machine's. */
  get days(): number {
    return Math.round(this.#ahead / dayMs);
  }

  advance(days: number): void {
    this.#ahead += days * dayMs;
  }
}

const dayMs = 86_400_000;
