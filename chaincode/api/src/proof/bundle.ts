import * as v from 'valibot';
import { Hash, integer } from '../values/scalars';
import { leafHash, merkleTree, proofOf, rootFromHashes, type MerkleTree } from './merkle';

/** How many records share a root at most: who corrects several of them at the same moment has to wait for one another. */
export const bundleSize = 16;

/** Where a record's root stands among those of its bundle, and the hashes that lead from it to the root that they share. */
export const Share = v.object({
  at: integer(0, bundleSize - 1),
  size: integer(1, bundleSize),
  others: v.pipe(v.array(Hash), v.maxLength(bundleSize)),
});
export type Share = v.InferOutput<typeof Share>;

/**
 * The tree over the roots of records that share one; undefined where a record was withdrawn or has left the bundle.
 *
 * What it holds changes with its records: a root that is no longer in it is provable no more.
 */
export function bundleTree(roots: readonly (string | undefined)[]): MerkleTree {
  return merkleTree(roots.map((root) => root ?? ''));
}

/** What proves the root at a place. */
export function shareOf(tree: MerkleTree, at: number): Share {
  return { at, size: tree.size, others: proofOf(tree, [at]) };
}

/** The shared root that a record's root leads to; undefined where the hashes do not fit. */
export function sharedRoot(root: string, { at, size, others }: Share): string | undefined {
  return rootFromHashes(size, new Map([[at, leafHash(root)]]), others);
}
