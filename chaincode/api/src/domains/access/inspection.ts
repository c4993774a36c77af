/** The review of emergency openings by somebody else, afterwards. */
import * as v from 'valibot';
import { errors } from '../../errors';
import { field, shape } from '../../fields/field';
import { limits } from '../../fields/limits';
import { transaction } from '../../transaction';
import { FactId, Page, list, pageOf, provenance, text } from '../../values/scalars';
import { Opening } from './opening';

const openingId = field(FactId, {
  en: 'What was read without a grant, by an emergency plan, and has to be looked at by somebody else.',
  zh: '未经授权、据应急预案所作、须由他人核查的那次调阅。',
  example: 'MHRSS/o-gd-5e0c61d9ab4287f3',
});

const found = {
  outcome: field(v.picklist(['justified', 'unjustified']), {
    en: 'Whether there was an emergency that called for it.',
    zh: '当时是否确属应急所需。',
    example: 'justified',
  }),
  words: field(text(400), {
    en: 'What was found, so that others can follow it.',
    zh: '核查所见, 写到他人可以查证。',
    example: 'Confirmed with the duty officer of the shelter',
    exampleZh: '已与安置点值班人员核实',
  }),
};

/** 事后核查: owned by the provider; an emergency opening has one. */
export const Inspection = shape(
  'inspection',
  { en: 'review of an emergency opening', zh: '事后核查' },
  v.object({
    id: field(FactId, {
      en: 'Follows from the opening, so that it is reviewed once.',
      zh: '由调阅确定, 因此一次调阅只核查一次。',
      example: 'MHRSS/i-3f9a2c1d5e0c61d9ab4287f3',
    }),
    opening: openingId,
    ...found,
    provenance,
  }),
);
export type Inspection = v.InferOutput<typeof Inspection>;

export const inspect = transaction({
  name: 'access.inspect',
  kind: 'submit',
  summary: { zh: '核查应急调阅', en: 'Review an emergency opening' },
  about: {
    en: 'Each has to be reviewed, by another person, within the hours of its plan; `access.emergencies` shows which.',
    zh: '每次应急调阅须由他人在预案规定的时限内核查; 待核查的见 `access.emergencies`。',
  },
  requires: {
    en:
      "That the opening is of the caller's authority's data, was allowed by an emergency plan, and is not reviewed " +
      'yet; that the caller neither opened nor wrote the plan.',
    zh: '调阅所涉为本机构数据, 系据应急预案获允许, 尚未核查; 调用方既未调阅, 也未制定该预案。',
  },
  emits: { en: 'The review, with what was found.', zh: '事后核查, 附所见。' },
  signers: [{ owner: 'opening' }, 'witness'],
  callers: ['auditor', 'steward'],
  input: v.object({ opening: openingId, ...found }),
  output: Inspection,
  errors: [
    errors.ledger.notFound,
    errors.ledger.notOwner,
    errors.ledger.illegalState,
    errors.access.noEmergency,
    errors.access.anotherReviews,
  ],
});

/** An emergency opening, and how its review stands. */
export const Emergency = v.object({
  opening: field(Opening, {
    en: 'Who opened what, by which plan, for which reason, and by when it is to be reviewed.',
    zh: '何人据何预案、以何理由调阅了什么, 以及核查期限。',
  }),
  inspection: v.optional(
    field(Inspection, {
      en: 'What the review found; absent while it is awaited.',
      zh: '核查结果; 待核查的没有。',
    }),
  ),
  late: v.optional(
    field(v.literal(true), {
      en: 'There where the review is awaited and its time is over; absent otherwise.',
      zh: '待核查且已逾期的出现; 其余没有。',
      example: true,
    }),
  ),
});
export type Emergency = v.InferOutput<typeof Emergency>;

export const emergencies = transaction({
  name: 'access.emergencies',
  kind: 'evaluate',
  summary: {
    zh: '列出应急调阅: 待核查与已核查',
    en: "Emergency openings of one's own data: the inbox of their review",
  },
  about: {
    en:
      "Newest first, from the provider's own collection, which nobody else can take away from. A page may be short: " +
      'go on while there is a `next`.',
    zh: '自新至旧, 依据提供方自己集合中的内容, 其他机构无法删减。一页可能不满: 只要有 `next` 就继续。',
  },
  requires: { en: "That one's own peer is asked.", zh: '由本机构节点应答。' },
  signers: ['caller'],
  callers: ['auditor', 'administrator', 'steward'],
  input: v.object({
    only: v.optional(
      field(v.picklist(['awaiting', 'late']), {
        en: 'Only those whose review is awaited; `late`: only those of them whose time is over.',
        zh: '只列待核查的; `late` 为其中已逾期的。',
        example: 'late',
      }),
    ),
    ...Page.entries,
  }),
  output: v.object({
    ...pageOf(Emergency).entries,
    unsound: field(list(FactId, limits.page), {
      en: 'Emergency openings where no intact fact stands: damaged or removed. Look at them with `ledger.fact`.',
      zh: '没有完好事实的应急调阅: 被篡改或移除。请以 `ledger.fact` 逐一查看。',
      example: ['MHRSS/o-gd-5e0c61d9ab4287f3'],
    }),
  }),
  errors: [errors.records.wrongPeer],
});
