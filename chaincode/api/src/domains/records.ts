import * as v from 'valibot';
import { Fields } from '../dataset/schema';
import { errors } from '../errors';
import { RecordProof } from '../proof/commitment';
import { transaction } from '../transaction';
import { FactId, Hash, Instant, Page, Provenance, Secret, integer, pageOf, text } from '../values/scalars';

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

const batchErrors = [
  errors.ledger.notFound,
  errors.ledger.notOwner,
  errors.catalog.retired,
  errors.records.wrongClass,
  errors.records.invalid,
  errors.records.duplicateKey,
  errors.records.tooMany,
] as const;

const rowErrors = [
  errors.ledger.notFound,
  errors.ledger.notOwner,
  errors.ledger.sealBroken,
  errors.records.unknownRecord,
  errors.records.wrongClass,
] as const;

/** What putting a record did to what stood there; `unchanged`: the very same fields, and nothing was written. */
const Effect = v.picklist(['created', 'updated', 'unchanged']);
export type Effect = v.InferOutput<typeof Effect>;

const Batch = v.pipe(v.array(Fields), v.minLength(1));
const Receipt = v.object({
  dataset: FactId,
  count: v.number(),
  created: v.number(),
  updated: v.number(),
  unchanged: v.number(),
  /** Of each record, in the order they were given; absent where it is the same for all. */
  effects: v.optional(v.array(Effect)),
  /** The root that new records are sealed under together; absent where there were fewer than two: one alone has a seal of its own. */
  root: v.optional(Hash),
  at: Instant,
});

/** Puts records of an unconditional dataset: new ones under one seal a batch, over its Merkle root. */
export const put = transaction({
  name: 'records.put',
  kind: 'submit',
  summary: { zh: '登记无条件共享的记录', en: 'Put a batch of records of an unconditional dataset' },
  signers: [{ owner: 'dataset' }, 'witness'],
  callers: ['steward'],
  repeatable: true,
  input: v.object({ dataset: FactId, records: Batch }),
  output: Receipt,
  errors: [...batchErrors, errors.ledger.sealBroken],
});

/** Corrects one unconditional record; the reason stays on the ledger. */
export const correct = transaction({
  name: 'records.correct',
  kind: 'submit',
  summary: { zh: '更正记录', en: 'Correct a record, with the reason' },
  signers: [{ owner: 'dataset' }, 'witness'],
  callers: ['steward'],
  input: v.object({ dataset: FactId, key: BusinessKey, fields: Fields, reason: text(400) }),
  output: OpenRecord,
  errors: [...rowErrors, errors.catalog.retired, errors.records.keyChanged, errors.records.invalid],
});

export const withdraw = transaction({
  name: 'records.withdraw',
  kind: 'submit',
  summary: { zh: '撤回记录', en: 'Withdraw a record' },
  signers: [{ owner: 'dataset' }, 'witness'],
  callers: ['steward'],
  input: v.object({ dataset: FactId, key: BusinessKey, reason: text(400) }),
  output: OpenRecord,
  errors: [...rowErrors],
});

/** Puts back a record that was spoilt, from the newest version in its history that the provider's seals vouch for. Anybody may. */
export const restore = transaction({
  name: 'records.restore',
  kind: 'submit',
  summary: { zh: '按封印恢复被篡改的记录', en: 'Restore a spoilt record to the version its seals vouch for' },
  signers: ['caller', 'witness'],
  callers: 'anyone',
  input: v.object({ dataset: FactId, key: BusinessKey }),
  output: OpenRecord,
  errors: [errors.ledger.notFound, errors.records.unknownRecord, errors.records.wrongClass],
});

export const get = transaction({
  name: 'records.get',
  kind: 'evaluate',
  summary: { zh: '读取无条件共享的记录', en: 'Get a record of an unconditional dataset' },
  signers: ['caller'],
  callers: 'anyone',
  input: v.object({ dataset: FactId, key: BusinessKey }),
  output: OpenRecord,
  errors: [errors.ledger.notFound, errors.records.unknownRecord, errors.records.wrongClass, errors.ledger.sealBroken],
});

/** For each key its record, or null where there is none. One that is spoilt spoils the answer: ask for it alone to learn which. */
export const getMany = transaction({
  name: 'records.getMany',
  kind: 'evaluate',
  summary: { zh: '一次读取多条无条件共享的记录', en: 'Get several records of an unconditional dataset' },
  signers: ['caller'],
  callers: 'anyone',
  input: v.object({ dataset: FactId, keys: v.pipe(v.array(BusinessKey), v.minLength(1), v.maxLength(maxKeys)) }),
  output: v.array(v.nullable(OpenRecord)),
  errors: [errors.ledger.notFound, errors.records.wrongClass, errors.ledger.sealBroken],
});

/** In order of their keys; withdrawn and spoilt ones are left out, so that a page may be short: go on while there is a `next`. */
export const page = transaction({
  name: 'records.page',
  kind: 'evaluate',
  summary: { zh: '分页读取无条件共享的记录', en: 'Page through the current records of an unconditional dataset' },
  signers: ['caller'],
  callers: 'anyone',
  input: v.object({ dataset: FactId, prefix: v.optional(text(256)), ...Page.entries }),
  output: pageOf(OpenRecord),
  errors: [errors.ledger.notFound, errors.records.wrongClass],
});

export const history = transaction({
  name: 'records.history',
  kind: 'evaluate',
  summary: { zh: '记录的历次版本', en: 'The versions of a record, newest first' },
  signers: ['caller'],
  callers: 'anyone',
  input: v.object({ dataset: FactId, key: BusinessKey }),
  output: v.array(OpenRecord),
  errors: [errors.ledger.notFound, errors.ledger.sealBroken, errors.records.unknownRecord, errors.records.wrongClass],
});

const privateErrors = [errors.records.noSecret, errors.records.wrongPeer] as const;
const conditionalErrors = [
  errors.ledger.notFound,
  errors.ledger.notOwner,
  errors.records.unknownRecord,
  errors.records.wrongClass,
  ...privateErrors,
] as const;

/** Sets the provider's blinding secret, once; it lives only in the provider's implicit collection. */
export const prepare = transaction({
  name: 'records.prepare',
  kind: 'submit',
  summary: { zh: '设置本机构的盲化密钥', en: 'Set the secret that blinds private keys, once an authority' },
  signers: ['caller'],
  callers: ['steward'],
  input: v.object({}),
  transient: v.object({ secret: Secret }),
  output: v.object({ prepared: v.boolean() }),
  errors: [],
});

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
