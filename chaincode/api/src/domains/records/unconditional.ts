import * as v from 'valibot';
import { errors } from '../../errors';
import { field } from '../../fields/field';
import { limits } from '../../fields/limits';
import { units } from '../../fields/units';
import { transaction } from '../../transaction';
import { DatasetId } from '../../values/dataset';
import { BusinessKey } from '../../values/record';
import { Hash, Page, integer, list, pageOf, text } from '../../values/scalars';
import { Batch, History, OpenRecord, batchErrors, changeReason, recordValues, writtenAt } from './shapes';

const rowErrors = [
  errors.ledger.notFound,
  errors.ledger.notOwner,
  errors.ledger.sealBroken,
  errors.records.unknownRecord,
  errors.records.wrongClass,
] as const;

/** What putting a record did to what stood there; `unchanged`: the very same fields, and nothing was written. */
export const Effect = v.picklist(['created', 'updated', 'unchanged']);
export type Effect = v.InferOutput<typeof Effect>;

const rows = integer(0, limits.batch);

const Receipt = v.object({
  dataset: DatasetId,
  count: field(integer(1, limits.batch), {
    en: 'How many rows the call had.',
    zh: '本次调用共有多少行。',
    unit: units.record,
    example: 500,
  }),
  created: field(rows, {
    en: 'How many of them were new under their key.',
    zh: '其中主键此前没有的。',
    unit: units.record,
    example: 480,
  }),
  updated: field(rows, {
    en: 'How many replaced other values, as a new version.',
    zh: '其中替换了原有值、成为新版本的。',
    unit: units.record,
    example: 15,
  }),
  unchanged: field(rows, {
    en: 'How many stood there already with the very same values; of these nothing was written.',
    zh: '其中与原有值完全相同的; 对这些不作写入。',
    unit: units.record,
    example: 5,
  }),
  effects: v.optional(
    field(list(Effect, limits.batch), {
      en: 'What happened to each row, in the order given; absent where it was the same for all.',
      zh: '每行各得到何种结果, 按所给次序; 全部相同时没有此项。',
      example: ['created', 'unchanged'],
    }),
  ),
  root: v.optional(
    field(Hash, {
      en: 'The Merkle root under which the new rows are sealed together; absent where fewer than two are new.',
      zh: '新增各行共同封印所用的 Merkle 根; 新增不足两行时没有。',
    }),
  ),
  at: writtenAt,
});

export const put = transaction({
  name: 'records.put',
  kind: 'submit',
  summary: { zh: '登记无条件共享的记录', en: 'Put a batch of records of an unconditional dataset' },
  about: {
    en:
      'A row whose key stands already becomes its next version, so that the same file may be put again. New rows ' +
      'share one seal.',
    zh: '主键已存在的行成为下一版本, 因此同一文件可重复登记。新增各行共用一个封印。',
  },
  requires: {
    en: 'That the dataset is unconditional, in use, and looked after by the caller; that every row fits its schema.',
    zh: '目录条目为无条件共享、在用, 且由调用方维护; 每一行符合其规定。',
  },
  emits: {
    en: 'The new rows and their Merkle root; a new version of each row that changed. Its event names no rows.',
    zh: '新增各行及其 Merkle 根; 有变动的各行的新版本。事件不列出各行。',
  },
  signers: [{ owner: 'dataset' }, 'witness'],
  callers: ['steward'],
  repeatable: true,
  input: v.object({ dataset: DatasetId, records: Batch }),
  output: Receipt,
  errors: [...batchErrors, errors.ledger.sealBroken],
});

const ownRow = {
  en: 'That the dataset is unconditional and looked after by the caller, and the record current.',
  zh: '目录条目为无条件共享, 且由调用方维护; 记录现行有效。',
};

const openRow = {
  en: 'That the dataset is unconditional, and has such a record.',
  zh: '目录条目为无条件共享, 且有该记录。',
};

export const correct = transaction({
  name: 'records.correct',
  kind: 'submit',
  summary: { zh: '更正记录', en: 'Correct a record, with the reason' },
  about: {
    en: 'All values are given anew, the business key unchanged. Earlier versions stay in the history.',
    zh: '须重新给出全部值, 主键不变。此前各版仍可查。',
  },
  requires: ownRow,
  emits: { en: "The record's next version, with the reason.", zh: '记录的下一版本, 附理由。' },
  signers: [{ owner: 'dataset' }, 'witness'],
  callers: ['steward'],
  input: v.object({ dataset: DatasetId, key: BusinessKey, fields: recordValues, reason: changeReason }),
  output: OpenRecord,
  errors: [...rowErrors, errors.catalog.retired, errors.records.keyChanged, errors.records.invalid],
});

export const withdraw = transaction({
  name: 'records.withdraw',
  kind: 'submit',
  summary: { zh: '撤回记录', en: 'Withdraw a record' },
  about: {
    en: 'A sealed version without values takes its place, so that no earlier one can be put back by others.',
    zh: '以一个没有值的封印版本代替, 他人无法再放回此前的版本。',
  },
  requires: ownRow,
  emits: { en: "The record's last version, without values.", zh: '记录的最后版本, 不含值。' },
  signers: [{ owner: 'dataset' }, 'witness'],
  callers: ['steward'],
  input: v.object({ dataset: DatasetId, key: BusinessKey, reason: changeReason }),
  output: OpenRecord,
  errors: [...rowErrors],
});

export const restore = transaction({
  name: 'records.restore',
  kind: 'submit',
  summary: { zh: '按封印恢复被篡改的记录', en: 'Restore a damaged record to the version its seals vouch for' },
  about: {
    en:
      "Anybody may: what is put back is the newest version in the record's history that the provider's seals vouch " +
      'for.',
    zh: '任何人均可办理: 放回的是历史中提供方封印可证实的最新版本。',
  },
  requires: {
    en: 'That the dataset is unconditional, and its history holds a sealed version of the record.',
    zh: '目录条目为无条件共享, 且历史中有封印可证实的版本。',
  },
  emits: {
    en: 'The record as it was sealed; nothing where it is intact.',
    zh: '恢复为封印所载的记录; 完好的不作写入。',
  },
  signers: ['caller', 'witness'],
  callers: 'anyone',
  input: v.object({ dataset: DatasetId, key: BusinessKey }),
  output: OpenRecord,
  errors: [errors.ledger.notFound, errors.records.unknownRecord, errors.records.wrongClass],
});

export const get = transaction({
  name: 'records.get',
  kind: 'evaluate',
  summary: { zh: '读取无条件共享的记录', en: 'Get a record of an unconditional dataset' },
  about: {
    en: 'A withdrawn record is given too: it says so, and why.',
    zh: '已撤回的记录同样给出, 并注明已撤回及理由。',
  },
  requires: openRow,
  signers: ['caller'],
  callers: 'anyone',
  input: v.object({ dataset: DatasetId, key: BusinessKey }),
  output: OpenRecord,
  errors: [
    errors.ledger.notFound,
    errors.records.unknownRecord,
    errors.records.keyImpossible,
    errors.records.wrongClass,
    errors.ledger.sealBroken,
  ],
});

export const getMany = transaction({
  name: 'records.getMany',
  kind: 'evaluate',
  summary: { zh: '一次读取多条无条件共享的记录', en: 'Get several records of an unconditional dataset' },
  about: {
    en: 'One that is damaged spoils the whole answer: ask for them one by one to learn which.',
    zh: '其中一条封印不符, 整个回答即不可用: 可逐条查询以找出是哪一条。',
  },
  requires: { en: 'That the dataset is unconditional.', zh: '目录条目为无条件共享。' },
  signers: ['caller'],
  callers: 'anyone',
  input: v.object({
    dataset: DatasetId,
    keys: field(list(BusinessKey, limits.lookup, 1), {
      en: 'Which records are wanted, by their business keys.',
      zh: '要读取哪些记录, 以业务主键指明。',
    }),
  }),
  output: field(list(v.nullable(OpenRecord), limits.lookup), {
    en: 'For each key its record, in the same order; null where there is none.',
    zh: '按同样次序给出各主键的记录; 没有的为 null。',
  }),
  errors: [errors.ledger.notFound, errors.records.wrongClass, errors.ledger.sealBroken],
});

export const page = transaction({
  name: 'records.page',
  kind: 'evaluate',
  summary: { zh: '分页读取无条件共享的记录', en: 'Page through the current records of an unconditional dataset' },
  about: {
    en: 'In order of their keys. Withdrawn and damaged ones are left out, so that a page may be short.',
    zh: '按主键排序。已撤回和封印不符的不列, 因此一页可能不满。',
  },
  requires: { en: 'That the dataset is unconditional.', zh: '目录条目为无条件共享。' },
  signers: ['caller'],
  callers: 'anyone',
  input: v.object({
    dataset: DatasetId,
    prefix: v.optional(
      field(text(limits.businessKey), {
        en:
          'Only records whose business key begins so: `440103` for all of one county, where keys begin with its ' +
          'code.',
        zh: '只列主键以此开头的: 如主键以行政区划代码开头, `440103` 即该区县的全部记录。',
        example: '440103',
      }),
    ),
    ...Page.entries,
  }),
  output: pageOf(OpenRecord),
  errors: [errors.ledger.notFound, errors.records.wrongClass],
});

export const history = transaction({
  name: 'records.history',
  kind: 'evaluate',
  summary: { zh: '记录的历次版本', en: 'The versions of a record, newest first' },
  requires: openRow,
  signers: ['caller'],
  callers: 'anyone',
  input: v.object({ dataset: DatasetId, key: BusinessKey }),
  output: History,
  errors: [errors.ledger.notFound, errors.ledger.sealBroken, errors.records.unknownRecord, errors.records.wrongClass],
});
