import * as v from 'valibot';
import { Fields } from '../../dataset/schema';
import { errors } from '../../errors';
import { FactId, Hash, Provenance, integer, text } from '../../values/scalars';

/** The most records in one call; a batch must also stay under 1 MB of JSON. */
export const maxBatch = 500;

/** The most keys that are looked up in one call. */
export const maxKeys = 200;

/** A record's business key as text: its key fields' values joined by `|`. */
export const BusinessKey = text(256);

/** One version of a record. */
export const OpenRecord = v.object({
  dataset: FactId,
  key: BusinessKey,
  version: integer(1, 1_000_000),
  /** Absent where the record was withdrawn. */
  fields: v.optional(Fields),
  state: v.picklist(['current', 'withdrawn']),
  reason: v.optional(text(400)),
  /** The version of the dataset whose schema the fields were checked against. */
  revision: integer(1, 100_000),
  /** Digest of the version before: the seal of the newest vouches for all. */
  previous: v.optional(Hash),
  provenance: Provenance,
});
export type OpenRecord = v.InferOutput<typeof OpenRecord>;

export const batchErrors = [
  errors.ledger.notFound,
  errors.ledger.notOwner,
  errors.catalog.retired,
  errors.records.wrongClass,
  errors.records.invalid,
  errors.records.duplicateKey,
  errors.records.tooMany,
] as const;

export const Batch = v.pipe(v.array(Fields), v.minLength(1));
