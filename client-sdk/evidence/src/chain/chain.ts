/** The run of hashes that leads from the first block with a transaction to the last that a checkpoint is of. */
import type { EvidenceChain } from '../format/evidence';
import { hashOf } from './block';
import { flagsAfter } from './flags';

/** A block in a chain, by its hashes. */
export interface Place {
  readonly number: number;
  readonly hash: string;
  /** SHA-256 of its flags. */
  readonly ownFlags: string;
  /** Digest over the verdicts up to it. */
  readonly flags: string;
}

/** The blocks of a run, by their numbers. */
export function placesOf({ first, previous, flags, blocks }: EvidenceChain): ReadonlyMap<number, Place> {
  const places = new Map<number, Place>();
  let [hash, digest, number] = [previous, flags, first];
  for (const block of blocks) {
    hash = hashOf({ number, previous: hash, data: block.data });
    digest = flagsAfter(digest, number, block.flags);
    places.set(number, { number, hash, ownFlags: block.flags, flags: digest });
    number += 1;
  }
  return places;
}
