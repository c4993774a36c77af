/** What the steps of a request's procedure leave on the facts that they change. */
import * as v from 'valibot';
import { field, shape } from '../../fields/field';
import { units } from '../../fields/units';
import { Day, TxId, integer, list, provenance, text } from '../../values/scalars';

/** The parts of a request that a provider can find missing. */
export const parts = ['fields', 'purpose', 'basis', 'scenario', 'scope', 'days', 'quota'] as const;
/** A part of a request. */
export type Part = (typeof parts)[number];

const part = v.picklist(parts);

/** One part that is missing, or not as it must be, and what is wanted in its place. */
const Missing = v.object({
  part: field(part, {
    en: 'Which part of the request has to be given, or given anew.',
    zh: '申请的哪一部分须补充或重新填写。',
    example: 'basis',
  }),
  words: field(text(400), {
    en: 'What is wanted there, in words that can be acted on.',
    zh: '该处须补充什么, 写到申请方可以照办。',
    example: 'Name the article, not the law alone',
    exampleZh: '请写明条款, 不能只写法律名称',
  }),
});

/** All that is missing: a request is returned once, so it is said at once. */
export const missing = field(list(Missing, parts.length, 1), {
  en: 'Everything that is missing, each part once: there is no second return.',
  zh: '一次写明全部须补充的内容, 每部分一条: 不能再次退回。',
});

/** What a step answers: a step counts for that alone, so that none can be made beforehand or kept for later. */
export const answers = field(TxId, {
  en: 'The transaction of the very step that this one answers; it counts for no other.',
  zh: '所回应的那一步所在交易; 只对它有效。',
});

/** Why a step is taken. */
export const stepReason = field(text(400), {
  en: 'Why this step is taken; it stays on the ledger for all to see.',
  zh: '采取这一步的理由; 留在账本上, 各方可见。',
  example: 'The files of two provinces have to be compared first',
  exampleZh: '须先核对两省档案',
});

/** For how many working days a provider may take for its answer. */
export const replyDays = field(integer(1, 60), {
  en: 'How many working days the provider has for its answer, as the governed number stood when the term began.',
  zh: '提供方作出答复的工作日数, 取期限开始时的受管参数值。',
  unit: units.workingDay,
  example: 10,
});

/** 会签: a second person of the requester stands behind the request as it was filed. */
export const Countersigned = shape(
  'countersigned',
  { en: 'countersignature', zh: '会签' },
  v.object({ answers, provenance }),
);

/** 补正: what the requester gave after the request was returned. */
export const Completed = shape(
  'completed',
  { en: 'completion', zh: '补正' },
  v.object({
    answers,
    parts: field(list(part, parts.length, 1), {
      en: 'The parts that were given anew: exactly those named as missing.',
      zh: '重新填写的部分: 即被指出缺少的全部内容。',
      example: ['basis'],
    }),
    provenance,
  }),
);

/** 督办: said once the day of the answer has passed. */
export const Escalated = shape(
  'escalated',
  { en: 'escalation', zh: '督办' },
  v.object({
    answers,
    due: field(Day, {
      en: 'The day of the answer that had passed, as it was reckoned then.',
      zh: '已经过去的答复期限, 按当时的计算。',
      example: '2026-10-20',
    }),
    reason: stepReason,
    provenance,
  }),
);
export type Escalated = v.InferOutput<typeof Escalated>;

/** 争议: the requester does not accept a refusal. */
export const Disputed = shape(
  'disputed',
  { en: 'dispute', zh: '争议' },
  v.object({ answers, reason: stepReason, provenance }),
);

/** 催供: what was granted has not been supplied. */
export const Awaited = shape(
  'awaited',
  { en: 'claim of supply', zh: '催供' },
  v.object({
    answers,
    supplyDays: field(integer(1, 120), {
      en: 'How many working days the provider has from its approval, as the governed number stood at the claim.',
      zh: '自同意之日起提供数据的工作日数, 取催供时的受管参数值。',
      unit: units.workingDay,
      example: 20,
    }),
    reason: stepReason,
    provenance,
  }),
);

/** 撤回: the requester wants it no more. */
export const Withdrawn = shape(
  'withdrawn',
  { en: 'withdrawal', zh: '撤回' },
  v.object({ reason: stepReason, provenance }),
);
