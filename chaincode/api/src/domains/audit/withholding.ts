/** When the people whose data was read are told of it: at once, later, or not before a date or a ruling. */
import * as v from 'valibot';
import { errors } from '../../errors';
import { field, shape } from '../../fields/field';
import { nothingMore } from '../../fields/nothing';
import { units } from '../../fields/units';
import { transaction } from '../../transaction';
import { Day, FactId, Instant, Msp, Page, TxId, integer, pageOf, provenance, text } from '../../values/scalars';

const grant = field(FactId, {
  en: 'The grant whose openings are meant.',
  zh: '所涉授权, 指凭它所作的调阅。',
  example: 'MHRSS/g-5e0c61d9ab4287f3',
});

const words = field(text(400), {
  en: 'What the decision rests on beside the law; it stays on the ledger for all to read.',
  zh: '除法律依据外作此决定的考虑; 留在账本上, 各方可见。',
  example: 'The inquiry would be defeated',
  exampleZh: '告知将妨碍调查',
});

/** Until when those concerned are not told. */
const until = {
  days: v.optional(
    field(integer(1, 1095), {
      en: 'Each opening is told so many days after it; at most as many as `disclosure.delay-days` allows.',
      zh: '每次调阅在其后多少天告知; 不超过受管参数 `disclosure.delay-days`。',
      unit: units.day,
      example: 30,
    }),
  ),
  until: v.optional(
    field(Day, {
      en: 'All are told once this day is over. Where neither is given, not before somebody lifts it.',
      zh: '该日过后一并告知。两者都不填的, 直至解除为止。',
      example: '2027-06-30',
    }),
  ),
};

/** 暂缓告知: owned by the provider; all can see that there is one, and by what law. */
export const Withholding = shape(
  'withholding',
  { en: 'withholding', zh: '暂缓告知' },
  v.object({
    id: field(FactId, {
      en: 'Follows from the grant: there is one of each at most.',
      zh: '由授权确定: 每份授权至多一份。',
      example: 'MHRSS/v-3f9a2c1d5e0c61d9ab4287f3',
    }),
    grant,
    ...until,
    since: field(Instant, {
      en: 'It holds for openings from this moment on: what was opened before is told, whatever is decided later.',
      zh: '自此刻起的调阅适用; 此前的调阅不受影响, 仍予告知。',
    }),
    basis: field(text(400), {
      en: 'The law that lets those concerned not be told.',
      zh: '可以不告知个人所依据的法律。',
      example: 'Personal Information Protection Law, article 18',
      exampleZh: '个人信息保护法 第十八条',
    }),
    reason: words,
    lifted: v.optional(
      field(v.object({ reason: words, provenance }), {
        en: 'That the provider lifted it; absent while it holds.',
        zh: '提供方已解除; 未解除的没有。',
      }),
    ),
    provenance,
  }),
);
export type Withholding = v.InferOutput<typeof Withholding>;

/** 告知裁定: the committee's word that those concerned are told; owned by it. */
export const Release = shape(
  'release',
  { en: 'release', zh: '告知裁定' },
  v.object({
    id: field(FactId, {
      en: 'Made from the grant alone, so that the committee has one word on each.',
      zh: '只由授权得出, 因此委员会对每份授权只有一个裁定。',
      example: 'Committee/v-3f9a2c1d5e0c61d9ab4287f3',
    }),
    grant,
    answers: field(TxId, {
      en: 'The transaction of the very withholding that this ends; it ends no other.',
      zh: '所解除的暂缓告知所在交易; 只对它有效。',
    }),
    reason: words,
    provenance,
  }),
);
export type Release = v.InferOutput<typeof Release>;

export const withhold = transaction({
  name: 'audit.withhold',
  kind: 'submit',
  summary: {
    zh: '暂缓告知: 暂不向个人告知凭某授权的调阅',
    en: 'Do not tell those concerned of openings under a grant yet',
  },
  about: {
    en:
      'Of openings from now on. Auditors see them all the same (`audit.readers`, with when they may be told); what ' +
      'may be told to the people concerned leaves them out until then.',
    zh: '适用于此后的调阅。审计人员仍可看到 (`audit.readers`, 附何时可告知); 可告知个人的结果在此之前不含这些调阅。',
  },
  requires: {
    en: 'That the grant is for a dataset that the caller looks after; that its openings are not withheld already.',
    zh: '授权所涉条目由调用方维护; 该授权的调阅尚未暂缓告知。',
  },
  emits: { en: 'The withholding, with its basis.', zh: '暂缓告知, 附依据。' },
  signers: [{ owner: 'grant' }, 'witness'],
  callers: ['steward'],
  input: v.object({
    grant,
    ...until,
    basis: Withholding.entries.basis,
    reason: words,
  }),
  output: Withholding,
  errors: [
    errors.ledger.notFound,
    errors.ledger.notOwner,
    errors.audit.delayTooLong,
    errors.audit.eitherOr,
    errors.audit.dayOver,
    errors.audit.withheldAlready,
  ],
});

export const release = transaction({
  name: 'audit.release',
  kind: 'submit',
  summary: { zh: '解除暂缓告知', en: 'Let those concerned be told' },
  about: {
    en: 'By the provider, or by a ruling of the committee. From then on the openings can be told like others.',
    zh: '由提供方解除, 或由委员会裁定。此后这些调阅照常告知。',
  },
  requires: {
    en:
      "That the grant's openings are withheld; that the caller looks after the dataset, or is a reviewer of the " +
      'committee.',
    zh: '该授权的调阅正暂缓告知; 调用方维护该条目, 或为委员会评审员。',
  },
  emits: {
    en: 'By the provider: the withholding as lifted. By the committee: its release.',
    zh: '由提供方解除的: 暂缓告知, 已解除; 由委员会裁定的: 告知裁定。',
  },
  decides: {},
  signers: ['caller', 'witness'],
  callers: ['steward', 'reviewer'],
  input: v.object({ grant, reason: words }),
  output: v.union([Withholding, Release]),
  errors: [errors.ledger.notFound, errors.ledger.notOwner, errors.audit.nothingWithheld],
});

export const withheld = transaction({
  name: 'audit.withheld',
  kind: 'evaluate',
  summary: { zh: '列出某机构暂缓告知的授权', en: 'List the grants of which a provider withholds the openings' },
  about: {
    en: 'All that ever were, lifted ones too; that the committee released one, `ledger.fact` of its release shows.',
    zh: '含已解除的; 委员会的告知裁定以 `ledger.fact` 查看。',
  },
  requires: nothingMore,
  signers: ['caller'],
  callers: 'anyone',
  input: v.object({
    provider: field(Msp, { en: 'Whose data the grants are for.', zh: '授权所涉数据属于哪个机构。', example: 'MHRSS' }),
    ...Page.entries,
  }),
  output: pageOf(Withholding),
  errors: [],
});
