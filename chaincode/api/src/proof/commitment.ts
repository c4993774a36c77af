import * as v from 'valibot';
import { canonicalJson } from '../canonical';
import { derive, releases } from '../dataset/derive';
import { Derivation, FieldName } from '../dataset/schema';
import type { DatasetSchema, Derivation as DerivationName, Fields } from '../dataset/schema';
import { field, shape } from '../fields/field';
import { limits } from '../fields/limits';
import { units } from '../fields/units';
import { BusinessKey, RecordVersion, Revision } from '../values/record';
import { FactId, Hash, integer, list } from '../values/scalars';
import { Share } from './bundle';
import { keyedBy } from './keys';
import { merkleTree, proofOf } from './merkle';
import type { MerkleTree } from './merkle';

const LeafValue = v.union([
  field(v.pipe(v.string(), v.maxLength(2 * limits.fieldText)), {
    en: 'The text itself, or what the derivation leaves of it.',
    zh: '文本原值, 或按派生方式保留的部分。',
    example: '002X',
  }),
  field(v.pipe(v.number(), v.safeInteger()), {
    en: 'The whole number, unchanged.',
    zh: '未经改动的整数值。',
    example: 36,
  }),
  v.boolean(),
  v.null(),
]);

/** A field in one form of release. `value` is null where the record lacks the field. */
export interface Leaf {
  readonly field: string;
  /** A derivation. */
  readonly as: string;
  readonly value: v.InferOutput<typeof LeafValue>;
}

/** What names one version of a record. `revision` is the version of the dataset whose schema laid out the leaves. */
export interface RecordName {
  readonly dataset: FactId;
  readonly key: string;
  readonly version: number;
  readonly revision: number;
}

/** A record as it is committed to. */
export interface CommittedRecord extends RecordName {
  readonly leaves: readonly Leaf[];
}

/** The most leaves of a record: its name, and each field whole and by each derivation. */
const mostLeaves = 1 + limits.fields * (1 + limits.derivations);

/** One disclosed leaf: a field, released whole or derived, with its place among the leaves and the salt that hid it. */
export const DisclosedField = v.object({
  field: field(FieldName, {
    en: 'What the value is of: the name that the schema of the dataset gives to the item.',
    zh: '值的名称, 与目录条目规定中的写法一致。',
    example: 'idNumber',
  }),
  as: field(Derivation, {
    en: 'How much of the value the opening let out: the whole, or a masked form of it.',
    zh: '本次调阅给出的形式: 完整值, 或脱敏后的值。',
  }),
  value: field(LeafValue, {
    en: 'What the provider committed to for this item in this form; null where the record lacks the item.',
    zh: '提供方对该项该形式所承诺的值; 记录没有该项时为 null。',
  }),
  at: field(integer(1, mostLeaves), {
    en: "The leaf's place in the record's Merkle tree; leaf 0 names the record. The place is part of the proof.",
    zh: '在该记录 Merkle 树中的叶子序号; 0 号叶子写明是哪条记录。序号也受证明约束。',
    example: 3,
  }),
  salt: field(Hash, {
    en: 'Random bytes that were hashed with the value, so that undisclosed values cannot be found by trying.',
    zh: '与值一同计算散列的随机字节, 使未披露的值无法靠穷举猜出。',
  }),
});
export type DisclosedField = v.InferOutput<typeof DisclosedField>;

/**
 * A record's disclosed part and its proof.
 *
 * Each record commits to a salted Merkle tree. Its first leaf names the record (dataset, business key, version, the
 * dataset's revision) and the number of leaves; the others are each field and each declared derivation, ordered by
 * name. `others` are the hashes of the subtrees that nothing is disclosed of.
 */
export const RecordProof = shape(
  'record-proof',
  { en: 'record proof', zh: '记录证明' },
  v.object({
    dataset: field(FactId, {
      en: 'Where the record belongs: the very entry of the catalog that was opened.',
      zh: '这条记录属于哪里, 即所调阅的那个目录条目。',
    }),
    key: BusinessKey,
    version: RecordVersion,
    revision: Revision,
    blinded: field(Hash, {
      en:
        "The name of the record, or of its bundle, in the provider's implicit collection: an HMAC that tells " +
        'nothing of the key. Every peer holds the hash of the root under it.',
      zh: '记录或其所在组在提供方隐式集合中的名称: 不透露主键的 HMAC 值。各节点在该名称下持有承诺根的散列。',
    }),
    share: v.optional(
      field(Share, {
        en:
          "What leads from the record's own root to the one that it shares with others of its bundle; absent where " +
          'it has a root to itself.',
        zh: '由本记录的根推出同组合用之根所需的内容; 单独成根的没有。',
      }),
    ),
    salt: field(Hash, {
      en: 'Random bytes hashed into the leaf that names the record.',
      zh: '写明记录的那个叶子所含的随机字节。',
    }),
    size: field(integer(2, mostLeaves), {
      en: 'How many leaves the tree of the record has, counting the one that names it.',
      zh: '该记录的树共有多少叶子, 含写明记录的那一个。',
      unit: units.leaf,
      example: 12,
    }),
    fields: field(list(DisclosedField, mostLeaves), {
      en: 'What the opening lets the reader see: each value with what proves it.',
      zh: '本次调阅可见的各个值, 各附证明所需内容。',
    }),
    others: field(list(Hash, mostLeaves), {
      en:
        'Digests of the parts of the tree that stay undisclosed, from left to right; with them the root can be ' +
        'worked out.',
      zh: '未披露部分的散列, 自左向右; 凭此可算出承诺根。',
    }),
  }),
);
export type RecordProof = v.InferOutput<typeof RecordProof>;

/**
 * All leaves of a record but the first, as the schema lays them out: by field name, whole first, then its derivations.
 */
export function leavesOf(schema: DatasetSchema, fields: Fields): Leaf[] {
  return layoutOf(schema).map(({ field, as }) => {
    const value = fields[field];
    return { field, as, value: value === undefined ? null : derive(value, as) };
  });
}

/** Which leaf stands where: the first of these is leaf 1, after the one that names the record. */
export function layoutOf(schema: DatasetSchema): { field: string; as: DerivationName }[] {
  return Object.entries(schema.properties)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([field, item]) => releases(item).map((as) => ({ field, as })));
}

/** The fields of a committed record. */
export function fieldsOf(record: CommittedRecord): Fields {
  const whole = record.leaves.filter((leaf) => leaf.as === 'whole' && leaf.value !== null);
  return Object.fromEntries(whole.map((leaf) => [leaf.field, leaf.value])) as Fields;
}

/** The root of the record's tree, in lower-case hex: what its provider stores, and whose hash every peer holds. */
export function commit(record: CommittedRecord, seed: string): string {
  return treeOf(record, saltsFrom(seed)).hash;
}

/**
 * Discloses the selected forms of fields, each provable against the root, and nothing of the others. What the record
 * has no leaf for is left out.
 */
export function disclose(
  record: CommittedRecord,
  seed: string,
  selection: Readonly<Record<string, string>>,
): Omit<RecordProof, 'blinded' | 'share'> {
  const saltOf = saltsFrom(seed);
  const fields = record.leaves.flatMap((leaf, index) =>
    selection[leaf.field] === leaf.as
      ? [{ field: leaf.field, as: leaf.as, value: leaf.value, at: index + 1, salt: saltOf(leaf) }]
      : [],
  );
  const { dataset, key, version, revision } = record;
  return {
    ...{ dataset, key, version, revision },
    salt: saltOf(),
    size: record.leaves.length + 1,
    fields,
    others: proofOf(treeOf(record, saltOf), [0, ...fields.map(({ at }) => at)]),
  };
}

/** The content of the first leaf. Naming the size there is what makes each leaf's place binding. */
export function nameLeaf(name: RecordName, size: number, salt: string): string {
  const { dataset, key, version, revision } = name;
  return canonicalJson({ dataset, key, version, revision, size, salt });
}

/** The content of a field's leaf. */
export function fieldLeaf({ field, as, value }: Leaf, salt: string): string {
  return canonicalJson({ field, as, value, salt });
}

/** Each leaf's own salt, so that one disclosed salt tells nothing of the others; without a leaf, that of the name. */
type Salts = (leaf?: Leaf) => string;

function saltsFrom(seed: string): Salts {
  const digest = keyedBy(seed);
  return (leaf) => digest(leaf ? ['leaf', leaf.field, leaf.as] : ['name']);
}

function treeOf(record: CommittedRecord, saltOf: Salts): MerkleTree {
  return merkleTree([
    nameLeaf(record, record.leaves.length + 1, saltOf()),
    ...record.leaves.map((leaf) => fieldLeaf(leaf, saltOf(leaf))),
  ]);
}
