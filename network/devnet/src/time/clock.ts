/** Runs actions later. */
export interface Timers {
  /** Runs the action once after so many milliseconds. Gives a function that calls it off. */
  after(ms: number, action: () => void): () => void;
}

interface Waiting {
  readonly due: number;
  readonly ring: () => void;
}

/**
 * A clock that can be set. Whoever waits for it is woken when it is moved past the time it waits for; by itself a wait
 * takes as long as on the host, so that nothing waits for ever while the clock stands still or was put back.
 */
export class Clock implements Timers {
  readonly #waiting = new Set<Waiting>();
  #offset = 0;
  #standsAt: number | undefined;

  /** @param host The clock underneath: milliseconds since the epoch. */
  constructor(private readonly host: () => number = Date.now) {}

  /** Milliseconds since the epoch. May be handed on as it is. */
  readonly now = (): number => this.#standsAt ?? this.host() + this.#offset;

  /** Sets the clock, forwards or backwards; it goes on from there, or stands if it stood. */
  set(at: number): void {
    if (this.#standsAt !== undefined) this.#standsAt = at;
    else this.#offset = at - this.host();
    this.#ring();
  }

  /** Stops the clock. */
  freeze(): void {
    this.#standsAt = this.now();
  }

  /** Goes by the host again. */
  reset(): void {
    this.#offset = 0;
    this.#standsAt = undefined;
    this.#ring();
  }

  after(ms: number, action: () => void): () => void {
    const cancel = (): void => {
      clearTimeout(timer);
      this.#waiting.delete(waiting);
    };
    const ring = (): void => {
      cancel();
      action();
    };
    const timer = setTimeout(ring, ms);
    const waiting = { due: this.now() + ms, ring };
    this.#waiting.add(waiting);
    return cancel;
  }

  #ring(): void {
    const now = this.now();
    const due = [...this.#waiting].filter((waiting) => waiting.due <= now);
    for (const { ring } of due.sort((one, other) => one.due - other.due)) ring();
  }
}

/** Timers of the host alone. */
export const hostTimers: Timers = {
  after: (ms, action) => {
    const timer = setTimeout(action, ms);
    return () => clearTimeout(timer);
  },
};
