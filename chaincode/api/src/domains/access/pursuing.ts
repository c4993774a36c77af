/** What a requester does about its request after the filing. */
import * as v from 'valibot';
import { errors } from '../../errors';
import { transaction } from '../../transaction';
import { AccessRequest, requestId, wanted } from './request';
import { stepReason } from './steps';

const { fields, purpose, basis, scenario, scope, days, quota } = wanted;
const completable = v.object({ fields, purpose, basis, scenario, scope, days, quota });

const own = [errors.ledger.notFound, errors.ledger.notOwner, errors.access.otherUnit, errors.access.wrongStage];

const ownUnit = {
  en: "That the caller's department is the one that filed the request, or one above or below it",
  zh: '调用方属于提出申请的部门或其上级、下级',
};

export const countersign = transaction({
  name: 'access.countersign',
  kind: 'submit',
  summary: { zh: '会签本机构的申请', en: "Countersign a request of one's own authority" },
  about: {
    en:
      'Asked for where the governed number `access.countersignatures` is 1 for the requester: a second person reads ' +
      'the request and stands behind it. Only then does the provider decide, and its term begins.',
    zh: '申请方的受管参数 `access.countersignatures` 为 1 时需要: 由第二人审阅并会签。此后提供方才能决定, 期限自此起算。',
  },
  requires: {
    en: `${ownUnit.en}; that the request waits for it; that the caller has not filed it.`,
    zh: `${ownUnit.zh}; 申请待会签; 调用方不是申请的办理人。`,
  },
  emits: { en: 'The request as countersigned.', zh: '申请, 已会签。' },
  signers: [{ owner: 'request' }, 'witness'],
  callers: ['steward', 'approver'],
  input: v.object({ request: requestId }),
  output: AccessRequest,
  errors: [...own, errors.access.samePerson],
});

export const complete = transaction({
  name: 'access.complete',
  kind: 'submit',
  summary: { zh: '补正: 给出被指出缺少的内容', en: 'Complete a returned request: gives what was missing' },
  about: {
    en:
      'Gives exactly the parts that the return names, all of them; the rest of the request stays as it is, and so ' +
      'does its id. From the next day on the clock of the answer runs again.',
    zh: '恰好给出退回时指出的各部分; 其余内容与编号不变。次日起答复期限继续计算。',
  },
  requires: {
    en: `${ownUnit.en}; that it was returned; that what is given fits the dataset, as with \`access.request\`.`,
    zh: `${ownUnit.zh}; 申请已被退回; 所给内容符合目录条目, 同 \`access.request\`。`,
  },
  emits: { en: 'The request in a new version, under the same id.', zh: '申请的新版本, 编号不变。' },
  signers: [{ owner: 'request' }, 'witness'],
  callers: ['official', 'steward'],
  input: v.object({ request: requestId, ...v.partial(completable).entries }),
  output: AccessRequest,
  errors: [
    ...own,
    errors.access.partsDiffer,
    errors.access.notRenewable,
    errors.catalog.retired,
    errors.access.fieldUnknown,
    errors.access.derivationUnknown,
    errors.access.nothingToRequest,
    errors.access.notShared,
  ],
});

export const withdraw = transaction({
  name: 'access.withdraw',
  kind: 'submit',
  summary: { zh: '撤回申请', en: 'Withdraw a request' },
  about: {
    en: 'From then on nobody decides it. What is granted already is not touched: that the provider revokes.',
    zh: '此后不再对其作出决定。已给予的授权不受影响, 由提供方撤销。',
  },
  requires: {
    en: `${ownUnit.en}; that the request still waits for completion, a decision or a ruling.`,
    zh: `${ownUnit.zh}; 申请仍待补正、决定或裁决。`,
  },
  emits: { en: 'The request as withdrawn, with the reason.', zh: '申请, 已撤回, 附理由。' },
  decides: {},
  signers: [{ owner: 'request' }, 'witness'],
  callers: ['official', 'steward'],
  input: v.object({ request: requestId, reason: stepReason }),
  output: AccessRequest,
  errors: own,
});

export const dispute = transaction({
  name: 'access.dispute',
  kind: 'submit',
  summary: { zh: '对不同意的决定提出争议', en: 'Dispute a refusal before the committee' },
  about: {
    en: 'After the two sides could not agree: the committee rules. Each refusal is disputed once.',
    zh: '双方协商不成后提出, 由委员会裁决。每次不同意只能争议一次。',
  },
  requires: { en: `${ownUnit.en}; that the request is refused.`, zh: `${ownUnit.zh}; 申请未获同意。` },
  emits: { en: 'The request with the dispute and its reason.', zh: '申请, 附争议及理由。' },
  signers: [{ owner: 'request' }, 'witness'],
  callers: ['official', 'steward'],
  input: v.object({ request: requestId, reason: stepReason }),
  output: AccessRequest,
  errors: own,
});

export const claim = transaction({
  name: 'access.claim',
  kind: 'submit',
  summary: { zh: '催供: 已同意的数据尚未提供', en: 'Claim data that was granted and is not supplied' },
  about: {
    en:
      'The provider supplies within `access.supply-days` working days of its approval; a second claim has a term of ' +
      'its own. What is late can be escalated like an answer.',
    zh: '提供方须自同意之日起 `access.supply-days` 个工作日内提供; 再次催供的, 期限另计。逾期的可同答复一样督办。',
  },
  requires: {
    en: `${ownUnit.en}; that the request is approved and its data is not claimed already.`,
    zh: `${ownUnit.zh}; 申请已获同意, 且未在催供中。`,
  },
  emits: { en: 'The request with the claim.', zh: '申请, 附催供。' },
  signers: [{ owner: 'request' }, 'witness'],
  callers: ['official', 'steward'],
  input: v.object({ request: requestId, reason: stepReason }),
  output: AccessRequest,
  errors: own,
});
