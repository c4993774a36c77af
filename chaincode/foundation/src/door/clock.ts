import { errors, fail } from '@oneplusn/api';
import type { Instant } from '@oneplusn/api';

/** Milliseconds since 1970. */
export type Clock = () => number;

const toleranceMs = 300_000;

/**
 * Refuses a transaction whose time, which its client sets, is more than five minutes from this endorser's. The only use
 * of a clock: it may refuse, but no value ever comes from it.
 * @throws LedgerError LEDGER-104
 */
export function refuseFarOff(now: Date, clock: Clock): void {
  if (Math.abs(now.getTime() - clock()) <= toleranceMs) return;
  const at: Instant = now.toISOString();
  throw fail(errors.ledger.clockFarOff, { at, seconds: toleranceMs / 1000 });
}
