import * as v from 'valibot';
import { Hash, integer } from '../values/scalars';
import { leafHash, proofOf, rootFromHashes, treeOver } from './merkle';

/** How many leaves a sheet holds: a power of two, so that each sheet is a whole subtree of its batch. */
export const sheetSize = 64;

const base64Leaves = v.pipe(v.string(), v.regex(/^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/));

/**
 * A part of a batch's Merkle tree (RFC 6962) as it is stored: the hashes of neighbouring leaves, and those that lead
 * from them to the root. Each leaf of it is provable, and what the leaves' proofs would repeat stands here once.
 */
export const Sheet = v.object({
  /** The first leaf's place in the batch. */
  from: integer(0, 100_000),
  /** How many leaves the batch has. */
  size: integer(1, 100_000),
  /** SHA-256 of the leaves, 32 bytes each, one after the other, in base64. */
  leaves: base64Leaves,
  others: v.pipe(v.array(Hash), v.maxLength(20)),
});
export type Sheet = v.InferOutput<typeof Sheet>;

/** The root over the contents of many leaves, and the sheets that prove them, in order. */
export function sheetsOf(contents: readonly string[]): { root: string; sheets: Sheet[] } {
  const hashes = contents.map(leafHash);
  const tree = treeOver(hashes);
  const sheets: Sheet[] = [];
  for (let from = 0; from < contents.length; from += sheetSize) {
    const own = hashes.slice(from, from + sheetSize);
    const leaves = Buffer.from(own.join(''), 'hex').toString('base64');
    const others = proofOf(
      tree,
      own.map((_, at) => from + at),
    );
    sheets.push({ from, size: contents.length, leaves, others });
  }
  return { root: tree.hash, sheets };
}

/** The hash of the leaf at a place in the batch; undefined where it is not in this sheet. */
export function leafIn({ from, leaves }: Sheet, at: number): string | undefined {
  return hashAt(Buffer.from(leaves, 'base64'), at - from);
}

function hashAt(bytes: Buffer, index: number): string | undefined {
  const start = index * 32;
  return start >= 0 && start + 32 <= bytes.length ? bytes.toString('hex', start, start + 32) : undefined;
}

/** The root that a sheet leads to; undefined where its hashes do not fit a batch of that size. */
export function sheetRoot(sheet: Sheet): string | undefined {
  const bytes = Buffer.from(sheet.leaves, 'base64');
  const known = new Map<number, string>();
  for (let index = 0, hash = hashAt(bytes, 0); hash !== undefined; hash = hashAt(bytes, (index += 1)))
    known.set(sheet.from + index, hash);
  return rootFromHashes(sheet.size, known, sheet.others);
}
