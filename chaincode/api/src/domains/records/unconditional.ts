import * as v from 'valibot';
import { Fields } from '../../dataset/schema';
import { errors } from '../../errors';
import { transaction } from '../../transaction';
import { FactId, Hash, Instant, Page, pageOf, text } from '../../values/scalars';
import { Batch, BusinessKey, OpenRecord, batchErrors, maxKeys } from './shapes';

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

/** Puts back a record that was damaged, from the newest version in its history that the provider's seals vouch for. Anybody may. */
export const restore = transaction({
  name: 'records.restore',
  kind: 'submit',
  summary: { zh: '按封印恢复被篡改的记录', en: 'Restore a damaged record to the version its seals vouch for' },
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
  errors: [
    errors.ledger.notFound,
    errors.records.unknownRecord,
    errors.records.keyImpossible,
    errors.records.wrongClass,
    errors.ledger.sealBroken,
  ],
});

/** For each key its record, or null where there is none. One that is damaged makes the whole answer fail: ask for it alone to learn which. */
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

/** In order of their keys; withdrawn and damaged ones are left out, so that a page may be short: go on while there is a `next`. */
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
