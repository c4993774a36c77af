import * as v from 'valibot';
import { canonicalJson } from '../canonical';
import { derive, releases } from '../dataset/derive';
import { Derivation, FieldName } from '../dataset/schema';
import type { DatasetSchema, Derivation as DerivationName, Fields } from '../dataset/schema';
import { FactId, Hash, integer, text } from '../values/scalars';
import { Share } from './bundle';
import { keyedBy } from './keys';
import { merkleTree, proofOf } from './merkle';
import type { MerkleTree } from './merkle';

const LeafValue = v.union([v.string(), v.pipe(v.number(), v.safeInteger()), v.boolean(), v.null()]);

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

/** One disclosed leaf: a field, released whole or derived, with its place among the leaves and the salt that hid it. */
export const DisclosedField = v.object({
  field: FieldName,
  as: Derivation,
  value: LeafValue,
  at: integer(1, 2000),
  salt: Hash,
});
export type DisclosedField = v.InferOutput<typeof DisclosedField>;

/**
 * A record's disclosed part and its proof.
 *
 * Each record commits to a salted Merkle tree. Its first leaf names the record (dataset, business key, version, the dataset's revision)
 * and the number of leaves; the others are each field and each declared derivation, ordered by name. `others` are the hashes of the
 * subtrees that nothing is disclosed of.
 */
export const RecordProof = v.object({
  dataset: FactId,
  key: text(256),
  version: integer(1, 1_000_000),
  revision: integer(1, 100_000),
  /** The name of the record, or of its bundle, in the provider's implicit collection; the root's hash is on every peer's ledger under it. */
  blinded: Hash,
  /** What leads from the record's root to the one that it shares with others of its bundle. */
  share: v.optional(Share),
  /** Salt of the leaf that names the record. */
  salt: Hash,
  /** The number of leaves, the name's among them. */
  size: integer(2, 2000),
  fields: v.pipe(v.array(DisclosedField), v.maxLength(1000)),
  others: v.pipe(v.array(Hash), v.maxLength(2000)),
});
export type RecordProof = v.InferOutput<typeof RecordProof>;

/** All leaves of a record but the first, as the schema lays them out: by field name, whole first, then its derivations. */
export function leavesOf(schema: DatasetSchema, fields: Fields): Leaf[] {
  return layoutOf(schema).map(({ field, as }) => {
    const value = Object.hasOwn(fields, field) ? fields[field] : undefined;
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
 * Discloses the selected forms of fields, each provable against the root, and nothing of the others. What the record has no leaf for
 * is left out.
 */
export function disclose(
  record: CommittedRecord,
  seed: string,
  selection: Readonly<Record<string, string>>,
): Omit<RecordProof, 'blinded' | 'share'> {
  const saltOf = saltsFrom(seed);
  const fields = record.leaves.flatMap((leaf, index) =>
    Object.hasOwn(selection, leaf.field) && selection[leaf.field] === leaf.as
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
