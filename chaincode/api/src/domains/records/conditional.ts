import * as v from 'valibot';
import { Fields } from '../../dataset/schema';
import { errors } from '../../errors';
import { RecordProof } from '../../proof/commitment';
import { transaction } from '../../transaction';
import { FactId, Hash, Instant, Secret, integer, text } from '../../values/scalars';
import { Batch, BusinessKey, OpenRecord, batchErrors, maxBatch } from './shapes';

const privateErrors = [
  errors.records.wrongPeer,
  errors.vault.noKey,
  errors.vault.notPrepared,
  errors.vault.wrongKey,
  errors.vault.unreadable,
] as const;

const conditionalErrors = [
  errors.ledger.notFound,
  errors.ledger.notOwner,
  errors.records.unknownRecord,
  errors.records.wrongClass,
  ...privateErrors,
] as const;

/**
 * Puts records of a conditional dataset. Signed by the provider alone, because transient data reaches every endorser; writes only the
 * provider's implicit collection: the record, and the root of its commitment, whose hash every peer then holds.
 */
export const putConditional = transaction({
  name: 'records.putConditional',
  kind: 'submit',
  summary: { zh: '登记有条件共享的记录', en: 'Put a batch of records of a conditional dataset' },
  signers: ['caller'],
  callers: ['steward'],
  repeatable: true,
  input: v.object({ dataset: FactId, count: integer(1, maxBatch) }),
  transient: v.object({ records: Batch, salt: Secret }),
  output: v.object({ dataset: FactId, count: v.number(), at: Instant }),
  errors: [...batchErrors, ...privateErrors, errors.ledger.malformed],
});

export const correctConditional = transaction({
  name: 'records.correctConditional',
  kind: 'submit',
  summary: { zh: '更正有条件共享的记录', en: 'Correct a conditional record, with the reason' },
  signers: ['caller'],
  callers: ['steward'],
  input: v.object({ dataset: FactId, reason: text(400) }),
  transient: v.object({ key: BusinessKey, fields: Fields, salt: Secret }),
  output: v.object({ dataset: FactId, at: Instant }),
  errors: [...conditionalErrors, errors.catalog.retired, errors.records.keyChanged, errors.records.invalid],
});

export const withdrawConditional = transaction({
  name: 'records.withdrawConditional',
  kind: 'submit',
  summary: { zh: '撤回有条件共享的记录', en: 'Withdraw a conditional record' },
  signers: ['caller'],
  callers: ['steward'],
  input: v.object({ dataset: FactId, reason: text(400) }),
  transient: v.object({ key: BusinessKey, salt: Secret }),
  output: v.object({ dataset: FactId, at: Instant }),
  errors: [...conditionalErrors],
});

/** Removes a withdrawn conditional record from the peers' storage for good (Fabric's purge). */
export const purge = transaction({
  name: 'records.purge',
  kind: 'submit',
  summary: { zh: '清除有条件共享的记录', en: 'Purge a conditional record from storage' },
  signers: ['caller'],
  callers: ['steward'],
  input: v.object({ dataset: FactId, reason: text(400) }),
  transient: v.object({ key: BusinessKey }),
  output: v.object({ dataset: FactId, at: Instant }),
  errors: [...conditionalErrors, errors.ledger.illegalState],
});

/** What a reader gets for one business key of an opening. */
export const ReadRecord = v.object({
  key: BusinessKey,
  /** `absent`: the provider holds no current record of this key. */
  state: v.picklist(['current', 'absent']),
  proof: v.optional(RecordProof),
});
export type ReadRecord = v.InferOutput<typeof ReadRecord>;

/**
 * Reads conditional records under an allowed, unexpired opening. Answered by the provider's peers, which hold the data; gives only the
 * granted fields, masked as granted, each with its proof.
 */
export const read = transaction({
  name: 'records.read',
  kind: 'evaluate',
  summary: { zh: '凭调阅读取有条件共享的记录', en: 'Read conditional records under an opening' },
  signers: [{ owner: 'opening' }],
  callers: ['official', 'steward'],
  input: v.object({
    opening: FactId,
    from: v.optional(integer(0, 10_000), 0),
    count: v.optional(integer(1, 200), 100),
  }),
  transient: v.object({ keys: v.pipe(v.array(BusinessKey), v.minLength(1), v.maxLength(1000)), salt: Secret }),
  output: v.object({ records: v.array(ReadRecord), next: v.optional(v.number()) }),
  errors: [
    errors.access.openingUnknown,
    errors.access.openingDenied,
    errors.access.openingExpired,
    errors.access.openingNotYours,
    errors.access.keysDiffer,
    errors.access.noGrant,
    errors.access.grantOther,
    errors.access.grantRevoked,
    errors.access.grantExpired,
    errors.access.fieldNotGranted,
    errors.access.purposeDiffers,
    errors.access.datasetRetired,
    ...privateErrors,
  ],
});

/** The hashes of commitment roots as the caller's own peer holds them: what a proof is checked against. */
export const commitments = transaction({
  name: 'records.commitments',
  kind: 'evaluate',
  summary: { zh: '查询记录承诺值', en: "The commitments of conditional records as one's own peer holds them" },
  signers: ['caller'],
  callers: 'anyone',
  input: v.object({ dataset: FactId, blinded: v.pipe(v.array(Hash), v.minLength(1), v.maxLength(200)) }),
  output: v.object({ hashes: v.array(v.nullable(Hash)) }),
  errors: [],
});

/** A provider looks at its own conditional records. */
export const own = transaction({
  name: 'records.own',
  kind: 'evaluate',
  summary: { zh: '提供方查看本机构有条件共享的记录', en: 'A provider looks at its own conditional record' },
  signers: ['caller'],
  callers: ['steward'],
  input: v.object({ dataset: FactId }),
  transient: v.object({ key: BusinessKey }),
  output: OpenRecord,
  errors: [...conditionalErrors],
});
