import { errorTable } from '@oneplusn/errors';

/** Errors of reports of wrong data. */
export const correctionErrors = errorTable('CORRECTION', {
  notReader: {
    number: 101,
    message: {
      zh: '调阅 {opening} 不是由 {actor} 所在部门发起并获准的',
      en: "The opening {opening} is no allowed one of {actor}'s department",
    },
    remedy: { zh: '由读取该记录的部门提出', en: 'Let the department report it that has read the record' },
  },
  noSuchRecord: {
    number: 102,
    message: {
      zh: '调阅 {opening} 共 {records} 条记录, 没有第 {record} 条 (自 0 计)',
      en: 'The opening {opening} has {records} records, and none at place {record}, counted from 0',
    },
    remedy: { zh: '填写该主键证明中的 at', en: "Give the `at` of the key's proof" },
  },
  notOpened: {
    number: 103,
    message: { zh: '调阅 {opening} 未提供信息项 {field}', en: 'The opening {opening} did not release {field}' },
    remedy: { zh: '只填写所读到的信息项', en: 'Name only items that you have read' },
  },
  otherUnit: {
    number: 104,
    message: {
      zh: '校核申请 {correction} 由 {unit} 提出, {actor} 属于 {department}',
      en: 'The report {correction} is one of {unit}, and {actor} belongs to {department}',
    },
    remedy: {
      zh: '由该部门、其上级或下级的人员办理',
      en: 'Let a person of that department do it, or of one above or below it',
    },
  },
  wrongStage: {
    number: 105,
    message: {
      zh: '校核申请 {correction} 处于 {stage}, 不能办理 {action}',
      en: 'The report {correction} is {stage}: {action} is not possible',
    },
    remedy: {
      zh: '用 correction.get 查看; 仍有误的, 重新读取后另行提出',
      en: 'See it with correction.get; where the data is still wrong, read it again and report that',
    },
  },
  notOverdue: {
    number: 106,
    message: { zh: '校核申请 {correction} 的答复期限 {due} 未过', en: 'The answer to {correction} is due on {due}' },
    remedy: { zh: '期限过后再督办', en: 'Escalate it once that day has passed' },
  },
  escalatedAlready: {
    number: 107,
    message: { zh: '校核申请 {correction} 已督办', en: 'The report {correction} has been escalated already' },
    remedy: { zh: '由委员会跟进', en: 'Put it to the committee, which sees it in its list' },
  },
  nobodyKnown: {
    number: 108,
    message: {
      zh: '无法得知 {opening} 中是哪条记录: 所封内容解不开或与账本不符',
      en: 'Which record of {opening} is meant is not known: what was sealed cannot be opened, or does not fit',
    },
    remedy: {
      zh: '检查密文库密钥; 请提出方重新调阅后再提出',
      en: 'Check the vault keys; ask the reader to open the record again, and to report that',
    },
  },
  otherDataset: {
    number: 109,
    message: { zh: '{opening} 不是对 {dataset} 的调阅', en: '{opening} is no opening of {dataset}' },
    remedy: { zh: '按 correction.affected 所列逐一告知', en: 'Tell the readers that correction.affected lists' },
  },
});
