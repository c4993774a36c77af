/**
 * A clock for the whole process that can be moved forward. A ledger for tests is people, orderer and peers in one
 * process: a proposal bears its client's time and endorsers hold it to their own, so all of them move together.
 *
 * @example
 * ```ts
 * const clock = MovableClock.install(); // before the network starts
 * clock.advance(30);
 * clock.remove();
 * ```
 */
export class MovableClock {
  #ahead = 0;
  #removed = (): void => undefined;

  /** From here on `Date` goes by this clock; whatever takes `Date.now` later takes this one. */
  static install(): MovableClock {
    const clock = new MovableClock();
    const real = Date;
    const now = (): number => real.now() + clock.#ahead;
    const moved = new Proxy(real, {
      construct: (target, given: unknown[], as) =>
        Reflect.construct(target, given.length === 0 ? [now()] : given, as) as Date,
      get: (target, name, receiver): unknown => (name === 'now' ? now : Reflect.get(target, name, receiver)),
    });
    globalThis.Date = moved;
    clock.#removed = () => {
      if (globalThis.Date === moved) globalThis.Date = real;
    };
    return clock;
  }

  /** By how many days it is ahead of the machine's. */
  get days(): number {
    return Math.round(this.#ahead / dayMs);
  }

  /** Moves it on. */
  advance(days: number): void {
    this.#ahead += days * dayMs;
  }

  /** The machine's clock again. */
  remove(): void {
    this.#removed();
  }
}

const dayMs = 86_400_000;
