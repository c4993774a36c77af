/** What a provider does with a request before it decides. */
import * as v from 'valibot';
import { errors } from '../../errors';
import { transaction } from '../../transaction';
import { Handling, extensionDays } from './handling';
import { requestId } from './request';
import { missing, stepReason } from './steps';

const returning = transaction({
  name: 'access.return',
  kind: 'submit',
  summary: { zh: '退回补正: 一次告知全部须补充的内容', en: 'Return a request for completion, once' },
  about: {
    en:
      'Everything that is missing is said at once: a request is returned a single time. From the day of the return ' +
      'to that of the completion the clock of the answer stands still; both days count as standing.',
    zh: '须补充的内容一次写明: 每份申请只能退回一次。自退回之日至补正之日, 答复期限停止计算, 首尾两日均不计入。',
  },
  requires: {
    en:
      'That the request is for a dataset that the caller looks after, undecided, and never returned before; where ' +
      'the governed number `access.check-days` sets a term for the conformity check, that it is not over.',
    zh: '申请所涉条目由调用方维护, 尚未决定, 且未曾退回; 受管参数 `access.check-days` 定有合规性审查期限的, 期限未过。',
  },
  emits: { en: "The provider's handling, with what is missing.", zh: '提供方的办理记录, 附所缺内容。' },
  signers: ['caller', { owner: 'request', standIn: 'witness' }],
  callers: ['steward'],
  input: v.object({ request: requestId, missing }),
  output: Handling,
  errors: [
    errors.ledger.malformed,
    errors.ledger.notFound,
    errors.ledger.notOwner,
    errors.access.wrongStage,
    errors.access.returnedAlready,
    errors.access.checkOver,
    errors.access.noCalendar,
  ],
});
export { returning as return };

export const extend = transaction({
  name: 'access.extend',
  kind: 'submit',
  summary: { zh: '延长答复期限, 一次', en: 'Extend the term for an answer, once' },
  about: {
    en: 'By no more working days than the governed number `access.extension-days` allows the provider.',
    zh: '延长的工作日不超过受管参数 `access.extension-days`。',
  },
  requires: {
    en:
      'That the request is for a dataset that the caller looks after and waits for its first decision; that it was ' +
      'not extended before; that its term is not over, for which the calendar has to be on the ledger.',
    zh: '申请所涉条目由调用方维护, 且待首次决定; 未曾延期; 期限未过, 为此账本上须有相应年份的节假日安排。',
  },
  emits: { en: "The provider's handling, with the extension.", zh: '提供方的办理记录, 附延期。' },
  signers: ['caller', { owner: 'request', standIn: 'witness' }],
  callers: ['steward'],
  input: v.object({ request: requestId, days: extensionDays, reason: stepReason }),
  output: Handling,
  errors: [
    errors.ledger.notFound,
    errors.ledger.notOwner,
    errors.access.wrongStage,
    errors.access.extendedAlready,
    errors.access.extensionTooLong,
    errors.access.termOver,
    errors.access.noCalendar,
  ],
});

export const supply = transaction({
  name: 'access.supply',
  kind: 'submit',
  summary: { zh: '提供: 所催的数据已经提供', en: 'Supply what was granted and claimed' },
  about: {
    en: 'Put the records first; with this the term for it ends. Where they still lack, the requester claims them anew.',
    zh: '先登记记录; 以此结束提供期限。仍有缺少的, 申请方可再次催供。',
  },
  requires: {
    en: 'That the request is for a dataset that the caller looks after, and its supply is claimed.',
    zh: '申请所涉条目由调用方维护, 且申请方已催供。',
  },
  emits: { en: "The provider's handling, with the supply.", zh: '提供方的办理记录, 附提供情况。' },
  signers: ['caller', { owner: 'request', standIn: 'witness' }],
  callers: ['steward'],
  input: v.object({ request: requestId, reason: stepReason }),
  output: Handling,
  errors: [errors.ledger.notFound, errors.ledger.notOwner, errors.access.wrongStage],
});
