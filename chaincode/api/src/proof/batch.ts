import * as v from 'valibot';
import { canonicalJson } from '../canonical';
import type { Json } from '../canonical';
import { Hash, integer } from '../values/scalars';
import { merkleTree, proofOf, rootFrom } from './merkle';

/** Where a row stands in the batch it was written with, and the hashes that lead from it to the batch's root. */
export const RowProof = v.object({
  at: integer(0, 100_000),
  size: integer(1, 100_000),
  others: v.pipe(v.array(Hash), v.maxLength(20)),
});
export type RowProof = v.InferOutput<typeof RowProof>;

/** One root over the canonical bytes of many rows, and each row's proof: so one seal serves them all. */
export function batchOf(rows: readonly Json[]): { root: string; proofs: RowProof[] } {
  const tree = merkleTree(rows.map(canonicalJson));
  const proofs = rows.map((_, at) => ({ at, size: rows.length, others: proofOf(tree, [at]) }));
  return { root: tree.hash, proofs };
}

/** The root that a row and its proof lead to; undefined where the proof does not fit. */
export function batchRoot(row: Json, proof: RowProof): string | undefined {
  return rootFrom(proof.size, new Map([[proof.at, canonicalJson(row)]]), proof.others);
}
