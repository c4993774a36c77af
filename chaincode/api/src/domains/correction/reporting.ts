/** 校核: what a reader does about data that it found to be wrong. */
import * as v from 'valibot';
import { errors } from '../../errors';
import { transaction } from '../../transaction';
import { Correction, correctionId, doubted, openingId, recordAt, wordsOfStep } from './shapes';

const ownUnit = {
  en: "That the caller's department is the one that reported it, or one above or below it",
  zh: '调用方属于提出校核的部门或其上级、下级',
};

export const report = transaction({
  name: 'correction.report',
  kind: 'submit',
  summary: { zh: '校核: 报告所读记录有误', en: 'Report wrong data in a record that was read' },
  about: {
    en:
      'The record is named by its place in the opening: its key goes nowhere. The provider finds it by what was ' +
      'sealed to it at the opening, and answers within the governed number `correction.reply-days`. An item is ' +
      'reported once: those that a report of this record covers already, and was not taken back, are left out, ' +
      'whoever reported them; where none is left, that report is the answer.',
    zh:
      '以记录在调阅中的位置指明, 主键不上链也不外传。提供方凭调阅时封存给它的内容找到该记录, ' +
      '在受管参数 `correction.reply-days` 的期限内答复。同一信息项只报告一次: 已有校核申请列明且未撤回的, ' +
      '不论由谁提出, 不再重复; 全部已列明的, 返回原申请。',
  },
  requires: {
    en:
      "That the opening was allowed, and made by the caller's own department, or one above or below it; that it has " +
      'such a record, and released these items.',
    zh: '该次调阅获准, 且由调用方所在部门或其上级、下级发起; 其中有该记录, 并提供了所列信息项。',
  },
  emits: {
    en: 'The report, which waits for the provider; nothing where all was reported already.',
    zh: '校核申请, 待提供方答复; 均已报告过的不产生。',
  },
  signers: ['caller', { owner: 'opening', standIn: 'witness' }],
  callers: ['official', 'steward'],
  input: v.object({ opening: openingId, record: recordAt, fields: doubted, words: wordsOfStep }),
  output: Correction,
  errors: [
    errors.ledger.notFound,
    errors.correction.notReader,
    errors.correction.noSuchRecord,
    errors.correction.notOpened,
  ],
});

const own = [errors.ledger.notFound, errors.ledger.notOwner, errors.correction.otherUnit, errors.correction.wrongStage];

export const withdraw = transaction({
  name: 'correction.withdraw',
  kind: 'submit',
  summary: { zh: '撤回校核申请', en: 'Take a report of wrong data back' },
  requires: { en: `${ownUnit.en}; that it waits for its answer.`, zh: `${ownUnit.zh}; 申请待答复。` },
  emits: { en: 'The report as withdrawn, with the reason.', zh: '校核申请, 已撤回, 附理由。' },
  decides: {},
  signers: [{ owner: 'correction' }, 'witness'],
  callers: ['official', 'steward'],
  input: v.object({ correction: correctionId, reason: wordsOfStep }),
  output: Correction,
  errors: own,
});

export const escalate = transaction({
  name: 'correction.escalate',
  kind: 'submit',
  summary: { zh: '督办逾期的校核答复', en: 'Escalate a report whose answer is late' },
  about: { en: 'Once. The committee sees it in its list.', zh: '一次。委员会在其清单中可见。' },
  requires: {
    en: `${ownUnit.en}; that the day of the answer has passed, for which the calendar has to be on the ledger.`,
    zh: `${ownUnit.zh}; 答复期限已过, 为此账本上须有相应年份的节假日安排。`,
  },
  emits: { en: 'The report with the escalation.', zh: '校核申请, 附督办。' },
  signers: [{ owner: 'correction' }, 'witness'],
  callers: ['official', 'steward'],
  input: v.object({ correction: correctionId, reason: wordsOfStep }),
  output: Correction,
  errors: [...own, errors.access.noCalendar, errors.correction.notOverdue, errors.correction.escalatedAlready],
});
