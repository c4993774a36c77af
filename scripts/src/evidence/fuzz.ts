import type { Verifier } from '@oneplusn/evidence';
import { outcomeOf, type Outcome } from './judge';
import { mutated } from './mutate';
import { Random } from './random';

/** How many of the spoilt files came to what. */
export type Tally = Record<Outcome, number>;

/** What is spoilt, and how often. */
export interface Fuzzing {
  readonly text: string;
  readonly verifier: Verifier;
  readonly seed: number;
  readonly count: number;
  readonly onDone?: ((done: number, tally: Tally) => void) | undefined;
}

/**
 * Spoils a file so many times, and holds each to be refused, or to prove nothing else. Each has a seed of its own: the
 * message names that of the one that failed.
 */
export function fuzz({ text, verifier, seed, count, onDone }: Fuzzing): Tally {
  const { verdict, claims: whole } = verifier.verify(text);
  if (verdict !== 'proven' || !whole) throw new Error(`the whole file is ${verdict}`);
  const tally: Tally = { refused: 0, indeterminate: 0, same: 0, less: 0 };
  for (let at = 0; at < count; at += 1) {
    const own = (seed + at) >>> 0;
    const spoilt = mutated(text, new Random(own));
    try {
      tally[outcomeOf(whole, verifier.verify(spoilt))] += 1;
    } catch (error) {
      throw new Error(`seed ${own}: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
    }
    onDone?.(at + 1, tally);
  }
  return tally;
}
