import * as v from 'valibot';
import { field } from '../fields/field';
import { units } from '../fields/units';
import { Hash, integer, list } from '../values/scalars';
import { leafHash, merkleTree, proofOf, rootFromHashes, type MerkleTree } from './merkle';

/**
 * How many records share a root at most: who corrects several of them at the same moment has to wait for one another.
 */
export const bundleSize = 16;

/**
 * Where a record's root stands among those of its bundle, and the hashes that lead from it to the root that they share.
 */
export const Share = v.object({
  at: field(integer(0, bundleSize - 1), {
    en: "The place of the record's root among those that share one, from 0.",
    zh: '本记录的根在合用一根的各记录中排第几, 自 0 计。',
    example: 3,
  }),
  size: field(integer(1, bundleSize), {
    en: 'How many places the bundle has, those of withdrawn records among them.',
    zh: '该组共有多少个位置, 含已撤回的。',
    unit: units.record,
    example: 16,
  }),
  others: field(list(Hash, bundleSize), {
    en: 'Digests of the other parts of the bundle, from left to right; with them the shared root can be worked out.',
    zh: '该组其余部分的散列, 自左向右; 凭此可算出合用的根。',
  }),
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
