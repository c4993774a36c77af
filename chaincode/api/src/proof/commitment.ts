import * as v from 'valibot';
import { Derivation, FieldName } from '../dataset/schema';
import { FactId, Hash, integer, text } from '../values/scalars';

/** One disclosed leaf: a field, released whole or derived, with the salt that hides the others and its path to the root. */
export const DisclosedField = v.object({
  field: FieldName,
  as: Derivation,
  value: v.union([v.string(), v.pipe(v.number(), v.safeInteger()), v.boolean(), v.null()]),
  salt: Hash,
  path: v.array(v.object({ side: v.picklist(['left', 'right']), hash: Hash })),
});
export type DisclosedField = v.InferOutput<typeof DisclosedField>;

/**
 * A record's disclosed part and its proof. Each record commits to a salted Merkle tree whose first leaf names the record itself
 * (dataset, business key, version) and whose others are its fields and declared derivations.
 */
export const RecordProof = v.object({
  dataset: FactId,
  key: text(256),
  version: integer(1, 1_000_000),
  /** The private key's name in the provider's implicit collection; the hash of the root is on every peer's ledger under it. */
  blinded: Hash,
  /** Path and salt of the leaf that names the record. */
  name: v.object({ salt: Hash, path: v.array(v.object({ side: v.picklist(['left', 'right']), hash: Hash })) }),
  fields: v.array(DisclosedField),
});
export type RecordProof = v.InferOutput<typeof RecordProof>;
