import { createHash } from 'node:crypto';
import type { Case, Step } from '../case';

/** Cases that are recorded in one file. */
export interface Group {
  readonly name: string;
  /**
   * Its cases run one by one, after all others: a gateway that an endorser gave no answer closes its connection to it,
   * and whoever is using it at that moment fails.
   */
  readonly alone?: boolean;
  readonly cases: readonly Case[];
}

/** Gives a key of a case, and `from` to `to` around all of them. */
export type Key = (name: string) => string;

/**
 * A case on keys of its own: they begin with a digest of its name, so that cases can be added without changing others.
 */
export function scenario(name: string, steps: (key: Key) => readonly (Step | readonly Step[])[]): Case {
  const prefix = createHash('sha256').update(name).digest('hex').slice(0, 8);
  return { name, steps: steps((key) => `${prefix}.${key}`).flat() };
}
