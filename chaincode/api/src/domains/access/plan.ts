/** Emergency plans: what may be opened without a grant when there is no time for one, and who looks at it after. */
import * as v from 'valibot';
import { errors } from '../../errors';
import { field, shape } from '../../fields/field';
import { nothingMore } from '../../fields/nothing';
import { units } from '../../fields/units';
import { transaction } from '../../transaction';
import { DatasetId } from '../../values/dataset';
import { FactId, Page, integer, pointedPageOf, provenance, text } from '../../values/scalars';
import { whose } from './policy';
import { providerMsp } from './request';
import { FieldSelection, Quota } from './selection';

const planId = field(FactId, {
  en: 'The emergency plan that is meant; its provider owns it.',
  zh: '所指的应急预案, 归提供方所有。',
  example: 'MHRSS/e-5e0c61d9ab4287f3',
});

const said = {
  dataset: DatasetId,
  who: whose,
  fields: field(FieldSelection, {
    en: 'What may be opened in an emergency at most, and how each item is released.',
    zh: '应急时至多可调阅哪些信息项、各以何方式。',
  }),
  quota: field(Quota, {
    en: 'How much may be opened by it; what anybody opens by it counts.',
    zh: '据此可调阅的数量; 所有人员合并计算。',
    example: { records: 20, per: 'day' },
  }),
  minutes: field(integer(5, 1440), {
    en: 'For how long what was opened can be read; then it takes another opening, with its own reason.',
    zh: '调阅后可读取多久; 逾时须另行调阅并写明理由。',
    unit: units.minute,
    example: 60,
  }),
  reviewHours: field(integer(1, 720), {
    en: 'Within how many hours after an opening somebody else has to review it.',
    zh: '调阅后多少小时内须由他人核查。',
    unit: units.hour,
    example: 72,
  }),
  basis: field(text(400), {
    en: 'The law or regulation by which data may be opened so in an emergency.',
    zh: '依据: 应急时可如此调阅的法律、法规。',
    example: 'Emergency Response Law, article 52',
    exampleZh: '《突发事件应对法》第五十二条',
  }),
};

/** 应急预案: owned by the provider. Nothing is opened by one that is ended, damaged or lost. */
export const Plan = shape(
  'plan',
  { en: 'emergency plan', zh: '应急预案' },
  v.object({
    id: field(FactId, {
      en: 'An emergency opening names this in place of a grant.',
      zh: '应急调阅写明它, 以代替授权。',
      example: 'MHRSS/e-5e0c61d9ab4287f3',
    }),
    provider: providerMsp,
    ...said,
    author: field(FactId, {
      en: 'Who published it; this person reviews nothing that is opened by it.',
      zh: '由谁发布; 该人员不得核查据此所作的调阅。',
      example: 'MHRSS/wu',
    }),
    state: field(v.picklist(['active', 'ended']), {
      en: 'Whether anything can be opened by it now.',
      zh: '现在可否据此调阅。',
      example: 'active',
    }),
    reason: v.optional(
      field(text(400), {
        en: 'Why the provider ended it; absent while it is active.',
        zh: '提供方终止的理由; 有效时没有。',
        example: 'The flood is over',
        exampleZh: '汛情已结束',
      }),
    ),
    provenance,
  }),
);
export type Plan = v.InferOutput<typeof Plan>;

export const publishPlan = transaction({
  name: 'access.publishPlan',
  kind: 'submit',
  summary: { zh: '发布应急预案', en: 'Publish an emergency plan' },
  about: {
    en:
      'Nothing can be opened in an emergency but what such a plan names, by whom it names. Each opening by it needs ' +
      'a reason, is flagged on the ledger, ends by itself, and has to be reviewed.',
    zh: '应急时, 只能由预案所列人员调阅预案所列内容。每次须写明理由, 在账本上标明, 到时自动终止, 并须事后核查。',
  },
  requires: {
    en:
      'That the dataset is conditional, in use, and one that the caller looks after; that it lets each field be ' +
      'released so; that of data graded `important` or `core` the caller did not write the entry as it stands.',
    zh:
      '目录条目为有条件共享、在用, 且由调用方维护; 信息项允许以该方式提供; ' +
      '重要、核心数据的现行条目不是由调用方所发布或修订。',
  },
  emits: { en: 'The plan, active.', zh: '应急预案, 有效。' },
  signers: ['caller', 'witness'],
  callers: ['steward'],
  input: v.object(said),
  output: Plan,
  errors: [
    errors.ledger.notFound,
    errors.ledger.notOwner,
    errors.catalog.retired,
    errors.access.fieldUnknown,
    errors.access.derivationUnknown,
    errors.access.nothingToRequest,
    errors.access.notShared,
    errors.access.secondSteward,
  ],
});

export const endPlan = transaction({
  name: 'access.endPlan',
  kind: 'submit',
  summary: { zh: '终止应急预案', en: 'End an emergency plan' },
  about: {
    en: 'Effective with the commit: what was opened by it before is read no more either.',
    zh: '上链即生效: 此前据此所作的调阅也不能再读。',
  },
  requires: {
    en: 'That the caller looks after the dataset, and the plan is active.',
    zh: '目录条目由调用方维护, 且预案有效。',
  },
  emits: { en: 'The plan as ended, with the reason.', zh: '应急预案, 状态为已终止, 附理由。' },
  decides: {},
  signers: [{ owner: 'plan' }, 'witness'],
  callers: ['steward'],
  input: v.object({
    plan: planId,
    reason: field(text(400), {
      en: 'Why nothing more is opened by it; it stays on the ledger.',
      zh: '不再据此调阅的理由; 留在账本上。',
      example: 'The flood is over',
      exampleZh: '汛情已结束',
    }),
  }),
  output: Plan,
  errors: [errors.ledger.notFound, errors.ledger.notOwner, errors.ledger.illegalState],
});

export const plan = transaction({
  name: 'access.plan',
  kind: 'evaluate',
  summary: { zh: '查看应急预案', en: 'Show an emergency plan' },
  requires: { en: 'That the plan exists and its seal holds.', zh: '预案存在, 且封印相符。' },
  signers: ['caller'],
  callers: 'anyone',
  input: v.object({ plan: planId }),
  output: Plan,
  errors: [errors.ledger.notFound, errors.ledger.sealBroken],
});

export const plans = transaction({
  name: 'access.plans',
  kind: 'evaluate',
  summary: { zh: '列出提供方的应急预案', en: 'List the emergency plans of a provider' },
  about: {
    en: 'Newest first. Damaged ones are left out: nothing is opened by them.',
    zh: '自新至旧。封印不符的不列: 它们不起作用。',
  },
  requires: nothingMore,
  signers: ['caller'],
  callers: 'anyone',
  input: v.object({ provider: providerMsp, ...Page.entries }),
  output: pointedPageOf(Plan),
  errors: [],
});
