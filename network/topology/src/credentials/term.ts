import type { Term } from './certificate';

/** When certificates begin, and for how long they hold. */
export interface TermOptions {
  /** Default: now. Certificates begin five minutes earlier, for clocks that are slow. */
  now?: Date;
  days?: number;
}

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/** For clocks that are slow. */
export const CLOCK_SKEW = 5 * MINUTE;

export function termOf({ now = new Date(), days = 3650 }: TermOptions): Term {
  return { notBefore: new Date(now.getTime() - CLOCK_SKEW), notAfter: new Date(now.getTime() + days * DAY) };
}
