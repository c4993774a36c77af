/**
 * How long things may take, in milliseconds. Each step has its own; `total` bounds a whole call with all that is tried
 * again: also where hundreds write the same thing at once, of which a block lets one through.
 */
export interface Deadlines {
  /** Finding a peer that answers. */
  readonly connect: number;
  /** One signature of a signer that stands in place of a private key. */
  readonly sign: number;
  readonly evaluate: number;
  readonly endorse: number;
  /** One hand-over to the ordering service. */
  readonly submit: number;
  /**
   * One wait for the block; after that the same bytes are handed over again. Longer than the network's batch timeout.
   */
  readonly commit: number;
  readonly total: number;
}

/** How long each step of a call may take where nothing else is said. */
export const defaultDeadlines: Deadlines = {
  connect: 5_000,
  sign: 10_000,
  evaluate: 15_000,
  endorse: 15_000,
  submit: 10_000,
  commit: 10_000,
  total: 120_000,
};
