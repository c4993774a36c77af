import * as v from 'valibot';
import { canonicalJson } from '../canonical';
import { field, shape } from '../fields/field';
import { limits } from '../fields/limits';
import { units } from '../fields/units';
import { BusinessKey } from '../values/record';
import { Hash, integer, list } from '../values/scalars';
import { keyedBy } from './keys';
import { merkleTree, proofOf, rootFrom, type MerkleTree } from './merkle';

/** Shows that one key was in an opening, and nothing of the others. */
export const OpenedKey = shape(
  'opened-key',
  { en: 'opened key', zh: '调阅主键证明' },
  v.object({
    key: BusinessKey,
    at: field(integer(0, limits.opening - 1), {
      en: 'The place of this key among those of the opening, counted from 0.',
      zh: '该主键在调阅所列主键中排第几, 自 0 计。',
      example: 0,
    }),
    of: field(integer(1, limits.opening), {
      en: 'How many keys the opening is of.',
      zh: '该次调阅共有多少个主键。',
      unit: units.record,
      example: 2,
    }),
    salt: field(Hash, {
      en: 'Bytes hashed with this key alone, derived from the salt of the opening; they tell of no other key.',
      zh: '仅与该主键一同计算散列的字节, 由调阅的盐派生; 不透露其他主键。',
    }),
    others: field(list(Hash, 20), {
      en: 'Digests of what the other keys make up, from left to right; with them the commitment is worked out.',
      zh: '其他主键各部分的散列, 自左向右; 凭此可算出调阅的承诺值。',
    }),
  }),
);
export type OpenedKey = v.InferOutput<typeof OpenedKey>;

/** What an opening commits to, and what proves each of its keys alone. */
export interface OpenedKeys {
  /** What the opening shows: whoever lacks the salt cannot find out by trying whose records were opened. */
  readonly root: string;
  readonly proofOf: (at: number) => OpenedKey;
}

/** The keys of an opening, in their order, as a Merkle tree whose leaves have salts of their own. */
export function openedKeys(keys: readonly string[], salt: string): OpenedKeys {
  const digest = keyedBy(salt);
  const of = keys.length;
  const leaves = keys.map((key, at) => ({ key, at, of, salt: digest(['opened', at]) }));
  const tree: MerkleTree = merkleTree(leaves.map(canonicalJson));
  return { root: tree.hash, proofOf: (at) => ({ ...leaves[at]!, others: proofOf(tree, [at]) }) };
}

/** Whether a proof is of a key that an opening with this commitment, and so many records, was of. */
export function isOpened(
  { others, ...leaf }: OpenedKey,
  opening: { readonly keys: string; readonly records: number },
): boolean {
  return (
    leaf.of === opening.records && rootFrom(leaf.of, new Map([[leaf.at, canonicalJson(leaf)]]), others) === opening.keys
  );
}
