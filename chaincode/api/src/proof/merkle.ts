import { hash } from 'node:crypto';

/**
 * A Merkle tree as RFC 6962, section 2.1 builds it: leaves and nodes are hashed apart, so that neither passes for the
 * other.
 */
export interface MerkleTree {
  /** SHA-256 of this node in lower-case hex; of the whole tree: the root. */
  readonly hash: string;
  /** How many leaves stand below. */
  readonly size: number;
  readonly children?: readonly [MerkleTree, MerkleTree];
}

/**
 * The tree over some contents, in their order.
 * @throws RangeError where there are none
 */
export function merkleTree(contents: readonly string[]): MerkleTree {
  if (contents.length === 0) throw new RangeError('a Merkle tree needs at least one leaf');
  return treeOver(contents.map(leafHash));
}

/** The tree over leaves whose hashes are known. */
export function treeOver(leaves: readonly string[]): MerkleTree {
  if (leaves.length === 1) return { hash: leaves[0]!, size: 1 };
  const split = splitOf(leaves.length);
  const children = [treeOver(leaves.slice(0, split)), treeOver(leaves.slice(split))] as const;
  return { hash: nodeHash(children[0].hash, children[1].hash), size: leaves.length, children };
}

/**
 * The hashes that, with the contents of the leaves at `indices`, lead to the root: each subtree without such a leaf,
 * from left to right.
 */
export function proofOf(tree: MerkleTree, indices: readonly number[]): string[] {
  if (indices.length === 0) return [tree.hash];
  if (!tree.children) return [];
  const [left, right] = tree.children;
  return [
    ...proofOf(
      left,
      indices.filter((index) => index < left.size),
    ),
    ...proofOf(
      right,
      indices.filter((index) => index >= left.size).map((index) => index - left.size),
    ),
  ];
}

/**
 * The root that known leaves and the other hashes lead to, or undefined where they do not fit a tree of that size.
 *
 * The root alone does not bind the size: where a leaf's place matters, let a leaf name the size.
 */
export function rootFrom(
  size: number,
  known: ReadonlyMap<number, string>,
  others: readonly string[],
): string | undefined {
  return rootFromHashes(size, new Map([...known].map(([index, content]) => [index, leafHash(content)])), others);
}

/** The same from leaves whose hashes alone are known. */
export function rootFromHashes(
  size: number,
  known: ReadonlyMap<number, string>,
  others: readonly string[],
): string | undefined {
  const rest = [...others];
  const within = (start: number, end: number) => [...known.keys()].some((index) => index >= start && index < end);
  const walk = (start: number, end: number): string | undefined => {
    if (!within(start, end)) return rest.shift();
    if (end - start === 1) return known.get(start);
    const split = start + splitOf(end - start);
    const left = walk(start, split);
    const right = walk(split, end);
    return left !== undefined && right !== undefined ? nodeHash(left, right) : undefined;
  };
  if (!Number.isSafeInteger(size) || known.size === 0) return undefined;
  if ([...known.keys()].some((index) => !Number.isSafeInteger(index) || index < 0 || index >= size)) return undefined;
  const root = walk(0, size);
  return rest.length === 0 ? root : undefined;
}

/** The largest power of two below n. */
function splitOf(n: number): number {
  return 2 ** Math.floor(Math.log2(n - 1));
}

/** SHA-256 of a leaf with this content, in lower-case hex. */
export function leafHash(content: string): string {
  return hash('sha256', `\u0000${content}`, 'hex');
}

function nodeHash(left: string, right: string): string {
  return hash('sha256', Buffer.from(`01${left}${right}`, 'hex'), 'hex');
}
