/** What is done about a request from above: a late answer is pressed for, a dispute is ruled on. */
import * as v from 'valibot';
import { errors } from '../../errors';
import { transaction } from '../../transaction';
import { Oversight, rulingOutcome } from './oversight';
import { requestId } from './request';
import { Escalated, stepReason } from './steps';

export const escalate = transaction({
  name: 'access.escalate',
  kind: 'submit',
  summary: { zh: '督办逾期的答复', en: 'Escalate a request whose answer is late' },
  about: {
    en: 'By the requester or the committee, each once a term. It stays on the ledger, and the inbox shows it.',
    zh: '由申请方或委员会提出, 每个期限内各一次; 留在账本上, 并显示于待办。',
  },
  requires: {
    en:
      'That the caller is of the committee, or of the department that filed the request, or one above or below it; ' +
      'that the provider has to decide and the day for it has passed, for which the calendar has to be on the ledger.',
    zh:
      '调用方属于委员会, 或属于提出申请的部门或其上级、下级; 轮到提供方决定且期限已过, ' +
      '为此账本上须有相应年份的节假日安排。',
  },
  emits: {
    en: "By the requester: the request with the escalation. By the committee: the committee's oversight.",
    zh: '申请方督办的: 申请, 附督办; 委员会督办的: 委员会的监督记录。',
  },
  signers: ['caller', 'witness'],
  callers: ['official', 'steward', 'reviewer'],
  input: v.object({ request: requestId, reason: stepReason }),
  output: Escalated,
  errors: [
    errors.ledger.notFound,
    errors.ledger.notOwner,
    errors.access.otherUnit,
    errors.access.wrongStage,
    errors.access.notOverdue,
    errors.access.noCalendar,
    errors.access.escalatedAlready,
  ],
});

export const rule = transaction({
  name: 'access.rule',
  kind: 'submit',
  summary: { zh: '裁决争议', en: 'Rule on a dispute over a refusal' },
  about: {
    en:
      'Upheld: the provider decides anew, within a new term. Dismissed: the refusal stands. The committee cannot ' +
      'make the grant itself: data is given by its provider alone.',
    zh: '争议成立: 提供方在新的期限内重新决定。不成立: 不同意决定维持。委员会不能代为授权: 数据只由提供方给予。',
  },
  requires: {
    en: 'That the refusal is disputed; that the caller neither filed, disputed nor refused the request.',
    zh: '不同意决定存在争议; 调用方不是申请、争议或不同意的办理人。',
  },
  emits: { en: "The committee's oversight, with the ruling and its reason.", zh: '委员会的监督记录, 附裁决及理由。' },
  decides: {},
  signers: ['committee', 'witness'],
  callers: ['reviewer'],
  input: v.object({ request: requestId, outcome: rulingOutcome, reason: stepReason }),
  output: Oversight,
  errors: [errors.ledger.notFound, errors.registry.notCommittee, errors.access.wrongStage, errors.access.samePerson],
});
