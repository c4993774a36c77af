import * as v from 'valibot';
import { field, shape } from '../../fields/field';
import { limits } from '../../fields/limits';
import { Day, FactId, Hash, Instant, LocalName, Msp, integer, list, provenance, text } from '../../values/scalars';
import { NewAuthority } from './shapes';

/** A governed number, with the article it comes from. Set by the committee's vote, overridable for one authority. */
export const Parameter = shape(
  'parameter',
  { en: 'parameter', zh: '参数' },
  v.object({
    name: field(LocalName, {
      en:
        'Which number of the rules this sets: `access.reply-days.conditional` (1 to 60 working days for an answer), ' +
        '`access.opening-hours` (0 to 720 hours for which an opening may be read), `registry.motion-days` (7 to 180 ' +
        'days for which a motion stands), and the others that the reference lists.',
      zh:
        '所定的是规则中的哪个数: `access.reply-days.conditional` (答复期限, 1 至 60 个工作日), ' +
        '`access.opening-hours` (调阅后可读取的时间, 0 至 ' +
        '720 小时), `registry.motion-days` (议案有效期, 7 至 180 天), 其余见参考手册。',
      example: 'access.reply-days.conditional',
    }),
    value: field(integer(0, 1_000_000), {
      en: 'The number itself, in the unit that its name says.',
      zh: '所定之数, 单位见其名称。',
      example: 10,
    }),
    basis: field(text(200), {
      en: 'The law or regulation, with its article, that the number is taken from.',
      zh: '该数出自何法律、法规的第几条。',
      example: 'Regulation on Sharing Government Data, article 17',
      exampleZh: '政务数据共享条例 第十七条',
    }),
    authority: v.optional(
      field(Msp, {
        en: 'The one authority for which this number holds; without it, it holds for all that have none of their own.',
        zh: '该数只对此机构有效; 不填则对没有单独规定的所有机构有效。',
      }),
    ),
  }),
);
export type Parameter = v.InferOutput<typeof Parameter>;

/** A year's public holidays and make-up working days. */
export const Calendar = shape(
  'calendar',
  { en: 'calendar', zh: '节假日安排' },
  v.object({
    year: field(integer(2020, 2100), {
      en: 'The year that this calendar covers; all its days must lie in it.',
      zh: '本安排适用的年份; 所列日期都须在该年内。',
      example: 2026,
    }),
    holidays: field(list(Day, 60), {
      en: 'Public holidays; on them no term of working days runs.',
      zh: '法定节假日; 工作日期限在这些日子不计。',
      example: ['2026-10-01'],
    }),
    makeUpDays: field(list(Day, 30), {
      en: 'Saturdays and Sundays on which people work to make up for a holiday; terms run on them.',
      zh: '因调休而上班的周六、周日; 工作日期限在这些日子照计。',
      example: ['2026-10-10'],
    }),
    basis: field(text(200), {
      en: "The State Council's notice that sets these days.",
      zh: '规定这些日期的国务院通知。',
      example: 'State Council General Office, telegram 2025 No. 7',
      exampleZh: '国办发明电〔2025〕7号',
    }),
  }),
);
export type Calendar = v.InferOutput<typeof Calendar>;

/** The network's founding, owned by the committee: who belongs to it, suspended authorities too. */
export const Constitution = v.object({
  committee: field(Msp, {
    en: 'The authority that governs, as each service has it in its own configuration.',
    zh: '负责治理的机构, 与各服务自身配置一致。',
    example: 'Committee',
  }),
  authorities: field(list(Msp, limits.authorities), {
    en: 'All that belong to the network, in order of their ids; suspended ones are among them.',
    zh: '网络的全部成员, 按代码排序, 含已暂停的。',
  }),
  provenance,
});
export type Constitution = v.InferOutput<typeof Constitution>;

const motionReason = field(text(400), {
  en: 'Why this is proposed; the authorities vote knowing it, and it stays on the ledger.',
  zh: '提出该议案的理由; 各机构据此表决, 并留在账本上。',
  example: 'Reorganised: its tasks went to another authority',
  exampleZh: '机构改革, 职能并入他省',
});

/** What a proposal would do when enacted. */
export const Motion = shape(
  'motion',
  { en: 'motion', zh: '议案' },
  v.variant('action', [
    v.object({
      action: field(v.literal('join'), {
        en: 'Takes a new authority into the network.',
        zh: '接纳一个新机构加入网络。',
      }),
      authority: field(NewAuthority, {
        en: 'The one that is to join. It is active as soon as the proposal is enacted.',
        zh: '拟加入者。提案一经执行即为有效。',
      }),
    }),
    v.object({
      action: field(v.literal('suspend'), {
        en: 'Turns an authority away: none of its actors can call, until it is resumed.',
        zh: '暂停一个机构: 恢复之前, 其人员均不能办理业务。',
      }),
      msp: field(Msp, {
        en: 'The one that is to be suspended. It must be active, and cannot be the committee.',
        zh: '拟暂停者。须为有效, 且不能是委员会。',
      }),
      reason: motionReason,
    }),
    v.object({
      action: field(v.literal('resume'), {
        en: 'Lets an authority that was suspended act again.',
        zh: '让已暂停的机构重新办理业务。',
      }),
      msp: field(Msp, {
        en: 'The one that is to act again. It must be suspended.',
        zh: '拟恢复者。须为已暂停。',
      }),
      reason: motionReason,
    }),
    v.object({
      action: field(v.literal('parameter'), {
        en: 'Sets a number of the rules, for all or for one authority.',
        zh: '设定规则中的一个数, 对全体或对某一机构。',
      }),
      parameter: field(Parameter, {
        en: 'The number that is to hold from then on, with the article it comes from.',
        zh: '此后适用之数及其法律依据。',
      }),
    }),
    v.object({
      action: field(v.literal('calendar'), {
        en: 'Sets the holidays and make-up days of a year, in place of those set before.',
        zh: '设定某年的节假日与调休, 取代此前的安排。',
      }),
      calendar: field(Calendar, {
        en: 'The days that terms of working days are counted by.',
        zh: '计算工作日期限所依据的日期。',
      }),
    }),
  ]),
);
export type Motion = v.InferOutput<typeof Motion>;

const inFavour = field(v.boolean(), {
  en: 'True to vote for it, false to vote against it; only votes for it are counted.',
  zh: 'true 为同意, false 为反对; 计票时只计同意的。',
  example: true,
});
const voteReason = v.optional(
  field(text(400), {
    en: 'Why the authority votes so; everybody can read it.',
    zh: '该机构如此表决的理由; 所有成员可见。',
    example: 'We agree to the admission',
    exampleZh: '同意接纳',
  }),
);

/** What an authority says when it votes. */
export const ballot = {
  proposal: field(FactId, {
    en: 'What is voted on: it must be open, and about things as they still stand.',
    zh: '对什么表决; 须仍在表决中, 且所涉现状未变。',
    example: 'ZJ/p-5e0c61d9ab42',
  }),
  approve: inFavour,
  reason: voteReason,
};

/** One authority's vote, owned by the voter. */
export const Vote = shape(
  'vote',
  { en: 'vote', zh: '表决' },
  v.object({
    id: field(FactId, {
      en: 'Follows from voter and proposal, so that an authority has one vote.',
      zh: '由投票机构与提案共同确定, 因此每机构只有一票。',
      example: 'GD/zj/p-5e0c61d9ab42',
    }),
    ...ballot,
    provenance,
  }),
);
export type Vote = v.InferOutput<typeof Vote>;

/** What is put to the authorities, owned by who proposes it: never changed once it is written. */
export const Proposal = shape(
  'proposal',
  { en: 'proposal', zh: '提案' },
  v.object({
    id: field(FactId, {
      en: 'Under this the proposal is voted on and enacted; it begins with who proposed it.',
      zh: '表决和执行时引用; 以提出机构的代码开头。',
      example: 'ZJ/p-5e0c61d9ab42',
    }),
    motion: field(Motion, {
      en: 'What changes when the proposal is enacted.',
      zh: '提案执行后发生的变更。',
    }),
    about: field(Hash, {
      en:
        'Over who may vote, and over what the motion changes, as both stood: where either has changed, it is ' +
        'proposed anew.',
      zh: '对提出时的表决机构和所涉事项现状计算; 任一有变, 须重新提出。',
    }),
    expires: field(Instant, {
      en: 'Until when it can be voted on and carried out.',
      zh: '在此之前可以表决和执行。',
    }),
    provenance,
  }),
);
export type Proposal = v.InferOutput<typeof Proposal>;

/** A proposal with what has become of it. */
export const StatedProposal = v.object({
  ...Proposal.entries,
  state: field(v.picklist(['open', 'withdrawn', 'expired', 'enacted']), {
    en: "What has become of it: `enacted` where the committee, or the caller's own authority, carried it out.",
    zh: '办理情况: `enacted` (已执行) 指委员会或调用方所在机构已执行。',
    example: 'open',
  }),
});
export type StatedProposal = v.InferOutput<typeof StatedProposal>;

/**
 * What an authority other than the committee has carried out: it holds for the calls that this authority signs by name,
 * for as long as the committee's registry stands as it stood then.
 */
export const Enactment = v.object({
  id: field(FactId, {
    en: 'Follows from who carries it out and what the motion changes.',
    zh: '由执行机构与议案所变更的事项确定。',
    example: 'GD/authority/zj',
  }),
  proposal: field(FactId, {
    en: 'By which motion it came about; enough authorities had voted for that.',
    zh: '依据哪项已获通过的提案。',
    example: 'ZJ/p-5e0c61d9ab42',
  }),
  motion: field(Motion, { en: 'What holds by it.', zh: '由此生效的内容。' }),
  over: v.optional(
    field(Hash, {
      en: "The committee's seal of what this stands in for; absent where there was none.",
      zh: '所取代内容的委员会封印; 此前没有的不填。',
    }),
  ),
  provenance,
});
export type Enactment = v.InferOutput<typeof Enactment>;
