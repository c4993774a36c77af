import * as v from 'valibot';
import { errors } from '../../errors';
import { field } from '../../fields/field';
import { limits } from '../../fields/limits';
import { units } from '../../fields/units';
import { transaction } from '../../transaction';
import { DatasetId } from '../../values/dataset';
import { BusinessKey } from '../../values/record';
import { integer } from '../../values/scalars';
import { Batch, batchErrors, changeReason, commitmentSalt, privateErrors, recordValues, writtenAt } from './shapes';

const conditionalErrors = [
  errors.ledger.notFound,
  errors.ledger.notOwner,
  errors.records.unknownRecord,
  errors.records.wrongClass,
  ...privateErrors,
] as const;

const keptAlone = {
  en:
    'The provider signs alone, because transient data reaches every endorser. What is written lies encrypted in ' +
    'its vault; other peers hold hashes.',
  zh: '只由提供方背书, 因为瞬态数据会到达每个背书节点。写入内容加密存于其密文库, 其他节点只有散列。',
};

const ownRecord = {
  en:
    'That the dataset is conditional and looked after by the caller; that the vault holds the record as current; ' +
    'that a vault key is in use.',
  zh: '目录条目为有条件共享, 且由调用方维护; 密文库中有该现行记录; 密文库密钥已启用。',
};

const done = v.object({ dataset: DatasetId, at: writtenAt });

export const putConditional = transaction({
  name: 'records.putConditional',
  kind: 'submit',
  summary: { zh: '登记有条件共享的记录', en: 'Put a batch of records of a conditional dataset' },
  about: keptAlone,
  requires: {
    en:
      'That the dataset is conditional, in use, and looked after by the caller; that every row fits its schema; ' +
      'that a vault key is in use.',
    zh: '目录条目为有条件共享、在用, 且由调用方维护; 每一行符合其规定; 密文库密钥已启用。',
  },
  emits: {
    en:
      'In the vault, each row that is new or changed; beside it the root of its commitment. Nothing public, and no ' +
      'rows in its event.',
    zh: '新增或有变动的各行写入密文库, 旁存其承诺根。不写公共状态, 事件不列出各行。',
  },
  signers: ['caller'],
  callers: ['steward'],
  repeatable: true,
  input: v.object({
    dataset: DatasetId,
    count: field(integer(1, limits.batch), {
      en: 'How many rows the transient data holds; it must be their very number.',
      zh: '瞬态数据中有多少行, 须与实际一致。',
      unit: units.record,
      example: 500,
    }),
  }),
  transient: v.object({ records: Batch, salt: commitmentSalt }),
  output: v.object({
    dataset: DatasetId,
    count: field(integer(1, limits.batch), {
      en: 'How many rows were given; how many of them changed is not told, since all can read this answer.',
      zh: '共给出多少行; 其中多少有变动不予公开, 因为此回答人人可读。',
      unit: units.record,
      example: 500,
    }),
    at: writtenAt,
  }),
  errors: [...batchErrors, ...privateErrors, errors.ledger.malformed],
});

export const correctConditional = transaction({
  name: 'records.correctConditional',
  kind: 'submit',
  summary: { zh: '更正有条件共享的记录', en: 'Correct a conditional record, with the reason' },
  about: keptAlone,
  requires: ownRecord,
  emits: {
    en: "In the vault, the record's next version, and the root of its commitment in place of the earlier one.",
    zh: '记录的下一版本写入密文库, 其承诺根取代此前的。',
  },
  signers: ['caller'],
  callers: ['steward'],
  input: v.object({ dataset: DatasetId, reason: changeReason }),
  transient: v.object({ key: BusinessKey, fields: recordValues, salt: commitmentSalt }),
  output: done,
  errors: [...conditionalErrors, errors.catalog.retired, errors.records.keyChanged, errors.records.invalid],
});

export const withdrawConditional = transaction({
  name: 'records.withdrawConditional',
  kind: 'submit',
  summary: { zh: '撤回有条件共享的记录', en: 'Withdraw a conditional record' },
  about: {
    en: 'Its commitment goes with it, so that no reader takes an earlier version for current.',
    zh: '其承诺一并撤去, 读者不会把此前版本当作现行。',
  },
  requires: ownRecord,
  emits: {
    en: 'In the vault, a version without values; the root of its commitment is removed.',
    zh: '在密文库中写入不含值的版本; 承诺根被移除。',
  },
  signers: ['caller'],
  callers: ['steward'],
  input: v.object({ dataset: DatasetId, reason: changeReason }),
  transient: v.object({ key: BusinessKey, salt: commitmentSalt }),
  output: done,
  errors: [...conditionalErrors],
});

export const purge = transaction({
  name: 'records.purge',
  kind: 'submit',
  summary: { zh: '清除有条件共享的记录', en: 'Purge a conditional record from storage' },
  about: {
    en:
      'Removes it with all its versions from the storage of the peers, for good (Fabric purges private data). The ' +
      'reason stays on the ledger.',
    zh: '将其各版本从节点存储中彻底清除 (Fabric 的私有数据清除)。理由留在账本上。',
  },
  requires: {
    en: 'That the record was withdrawn before.',
    zh: '该记录此前已撤回。',
  },
  emits: { en: 'Nothing but the removal itself.', zh: '除清除本身外不写入内容。' },
  signers: ['caller'],
  callers: ['steward'],
  input: v.object({ dataset: DatasetId, reason: changeReason }),
  transient: v.object({ key: BusinessKey }),
  output: done,
  errors: [...conditionalErrors, errors.ledger.illegalState],
});
