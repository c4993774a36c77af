/** A line of the table that `npm run test:faults` prints; the tests write them, one JSON text each. */
export interface Tried {
  readonly fault: string;
  readonly network: string;
  readonly clients: number;
  readonly acknowledged: number;
  /** Errors that clients were given and answered by trying again, by code. */
  readonly errors: Readonly<Record<string, number>>;
  /** Errors without a code. */
  readonly untyped: number;
  readonly lost: number;
  readonly doubled: number;
  /** Seconds; absent where the service did not come back in time. */
  readonly recovered?: number;
  /** Seconds within which it must. */
  readonly limit: number;
}

/** What could not be tried on this machine, and why. */
interface Skipped {
  readonly fault: string;
  readonly network: string;
  readonly skipped: string;
}

export type Row = Tried | Skipped;
