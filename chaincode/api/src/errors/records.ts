import { errorTable } from '@oneplusn/errors';

/** Errors of records. Rows and keys are counted from 1. */
export const recordsErrors = errorTable('RECORDS', {
  invalid: {
    number: 101,
    message: { zh: '第 {row} 条记录的 {field} 不合格: {problem}', en: 'Record {row}, field {field}: {problem}' },
    remedy: {
      zh: '更正后重新提交整批, 本批未写入',
      en: 'Correct it and send the batch again: nothing of it was written',
    },
  },
  wrongClass: {
    number: 102,
    message: {
      zh: '{dataset} 为 {sharing} 类, 不能使用 {action}',
      en: '{dataset} is {sharing}: {action} does not serve it',
    },
    remedy: { zh: '按共享类型选择相应的交易', en: 'Use the transaction for its sharing class' },
  },
  duplicateKey: {
    number: 103,
    message: {
      zh: '第 {row} 条记录与第 {first} 条的主键相同',
      en: 'Record {row} has the same key as record {first}',
    },
    remedy: { zh: '去重后重新提交', en: 'Remove the duplicate and send it again' },
  },
  unknownRecord: {
    number: 104,
    message: { zh: '{dataset} 中没有该记录', en: 'There is no such record in {dataset}' },
    remedy: { zh: '检查主键', en: 'Check the key' },
  },
  tooMany: {
    number: 105,
    message: { zh: '一批 {count} 条, 上限 {limit} 条', en: 'A batch of {count}, the limit is {limit}' },
    remedy: { zh: '分批提交', en: 'Send several batches' },
  },
  proofBroken: {
    number: 107,
    message: {
      zh: '{dataset} 的一条记录未通过验证: {problem}',
      en: 'A record of {dataset} failed its proof: {problem}',
    },
    remedy: { zh: '不要使用该数据, 并通知提供方与审计人员', en: 'Do not use it; tell the provider and an auditor' },
  },
  keyChanged: {
    number: 108,
    message: { zh: '更正不能改变主键 {field}', en: 'A correction cannot change the business key {field}' },
    remedy: { zh: '撤回旧记录后另行登记', en: 'Withdraw the record and put a new one' },
  },
  wrongPeer: {
    number: 109,
    message: {
      zh: '数据存于 {provider}, 不在 {peer} 的节点上',
      en: 'The data lies with {provider}, not on a peer of {peer}',
    },
    remedy: { zh: '向提供方的节点调用 (SDK 会自动选择)', en: "Call the provider's peer (the SDK does)" },
  },
  keyImpossible: {
    number: 110,
    message: {
      zh: '第 {row} 个主键不可能属于 {dataset}: {field}: {problem}',
      en: 'Key {row} cannot be one of {dataset}: field {field}: {problem}',
    },
    remedy: {
      zh: '更正主键后重试; 未读取任何内容, 未占用额度',
      en: 'Correct the key and try again: nothing was read, no quota was spent',
    },
  },
});
