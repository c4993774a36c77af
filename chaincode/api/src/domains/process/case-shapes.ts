import * as v from 'valibot';
import { field, shape } from '../../fields/field';
import { limits } from '../../fields/limits';
import { units } from '../../fields/units';
import { FeeMark, Fen, feeMarks } from '../../process/fees';
import { StepName } from '../../process/names';
import { reckoned } from '../../values/reckoned';
import { Day, FactId, Hash, Instant, integer, list, provenance } from '../../values/scalars';
import { about, caseId } from './shapes';

/** On which days the clock of a case stands still. */
const Pause = v.object({
  from: field(Day, {
    en: 'The first day that is not counted: on it the case came to wait for the applicant.',
    zh: '不计入的第一日: 办件自此等待申请人。',
    example: '2026-10-12',
  }),
  to: v.optional(
    field(Day, {
      en: 'The last day that is not counted: on it the case went on. Absent while it still waits.',
      zh: '不计入的最后一日: 办件自此继续办理。仍在等待的没有此项。',
      example: '2026-10-15',
    }),
  ),
});

/** Where a case is, in one course of it. */
const Place = v.object({
  state: field(StepName, {
    en: 'Where the case waits or has ended, by its name in the definition.',
    zh: '办件在流程定义的何处等待办理, 或在何处办结。',
  }),
  since: field(Instant, {
    en: 'The moment at which the case came there.',
    zh: '办件转到此处的那一时刻。',
  }),
  ...reckoned,
  sub: v.optional(
    field(FactId, {
      en: 'The case of another process that it waits for here; absent where people act.',
      zh: '在此等待其办结的另一流程的办件; 由人员办理的没有此项。',
      example: 'GD/c-8209468799999-5e0c61d9ab4287f3',
    }),
  ),
  claimed: v.optional(
    field(FactId, {
      en: 'Who has taken it on: until it is returned or done nobody else acts there. Absent where it is open to all.',
      zh: '已认领的人员: 办完或退回之前他人不能办理。无人认领的没有此项。',
      example: 'GD/li',
    }),
  ),
});
/** Where a case is, in one course of it. */
export type Place = v.InferOutput<typeof Place>;

/** The promised term of a case: it runs, or stands still. */
const Term = v.object({
  begins: field(Day, {
    en: 'When the case left its start; the term runs from the day after it.',
    zh: '办件离开起始状态之日; 时限自次日起算。',
    example: '2026-10-09',
  }),
  pauses: v.optional(
    field(list(Pause, limits.steps, 1), {
      en: 'When it waited for the applicant; absent where it never did.',
      zh: '等待申请人的各段时间; 从未等待的没有此项。',
    }),
  ),
  ...reckoned,
});

/** A fee of a case, as it stands. */
const CaseFee = v.object({
  name: field(StepName, {
    en: 'By this the definition tells what is paid for.',
    zh: '流程定义以此写明因何缴费。',
    example: 'copy-fee',
  }),
  mark: field(v.picklist(feeMarks), {
    en: 'Whether somebody still has to come up for it (`due`), has (`paid`), or need not (`exempt`).',
    zh: '此刻尚待缴纳 (`due`), 已经收讫 (`paid`), 或按规定免收 (`exempt`)。',
    example: 'paid',
  }),
  amount: v.optional(
    field(Fen, {
      en: 'How much, where it is fixed; an amount that a form says stays with the form.',
      zh: '金额固定的, 其数额; 由表单所定的, 只存于表单内容中。',
      unit: units.fen,
      example: 1000,
    }),
  ),
  step: field(integer(1, limits.steps), {
    en: 'By which entry of the history it came to stand so.',
    zh: '自第几次办理起如此, 即办理记录的序号。',
    example: 4,
  }),
});

/** 办件: one run of a process, in the own collection of the authority that handles it. */
export const Case = shape(
  'case',
  { en: 'case', zh: '办件' },
  v.object({
    id: field(FactId, {
      en: 'Under this the case is acted on and found.',
      zh: '据此办理和查找该办件。',
      example: 'GD/c-8209468799999-5e0c61d9ab4287f3',
    }),
    ...about,
    state: field(v.picklist(['open', 'ended']), {
      en: 'Whether it goes on, or has come to an end of its process.',
      zh: '是否仍在办理, 或已到流程的终结状态。',
      example: 'open',
    }),
    places: field(list(Place, limits.states, 1), {
      en: 'The states it is in: one, or where branches run at the same time the fork and one of each branch.',
      zh: '所处状态: 通常一个; 分支同时办理时, 为该并行状态及各分支的一个状态。',
    }),
    term: v.optional(
      field(Term, {
        en: 'The time promised for the whole case; absent before it leaves its start, and where none is promised.',
        zh: '整个办件的承诺时限; 离开起始状态之前, 或未作承诺的没有此项。',
      }),
    ),
    applicant: v.optional(
      field(Hash, {
        en: 'A pseudonym of the resident whose case it is, another in each case; absent where officials began it.',
        zh: '所属居民的假名, 每件各不相同; 由工作人员开始的没有此项。',
      }),
    ),
    parent: v.optional(
      field(FactId, {
        en: 'The case that began this one and waits for its end; absent where a person began it.',
        zh: '开始并等待本办件的办件; 由人员开始的没有此项。',
        example: 'GD/c-8209468799999-5e0c61d9ab4287f3',
      }),
    ),
    fees: v.optional(
      field(list(CaseFee, limits.fees, 1), {
        en: 'Its fees that have fallen due, been paid or waived; absent where none has.',
        zh: '已产生的各项费用; 尚未产生的没有此项。',
      }),
    ),
    step: field(integer(1, limits.steps), {
      en: 'How many steps were done. Who acts says which one they have seen, so that nobody decides on an old page.',
      zh: '已办的步数。办理时须写明所见的步数, 以免依据旧页面作出决定。',
      example: 3,
    }),
    last: field(Hash, {
      en: 'SHA-256 of the newest step, which names the one before: this vouches for the whole history.',
      zh: '最新一步的 SHA-256; 各步都写明前一步, 因此可为全部办理记录作证。',
    }),
    provenance,
  }),
);
export type Case = v.InferOutput<typeof Case>;

/** One step of a case, as it was done; never changed. */
export const Step = shape(
  'case-step',
  { en: 'step of a case', zh: '办件的一步' },
  v.object({
    case: caseId,
    number: field(integer(1, limits.steps), {
      en: 'Its place in the history; the beginning is 1.',
      zh: '在办理记录中的序号; 开始为 1。',
      example: 3,
    }),
    kind: field(v.picklist(['begin', 'act', 'claim', 'delegate', 'return', 'resume', 'abandon']), {
      en:
        'What was done: the case was begun, an action was taken, work was passed from hand to hand; or it went on ' +
        'by the end of a case that it had begun, or was given up with the one that had begun it.',
      zh:
        '所办何事: 开始办件、办理动作, 认领、转交、退回; 或因所开始的办件办结而继续 (`resume`), ' +
        '或随开始它的办件终止 (`abandon`)。',
      example: 'act',
    }),
    action: v.optional(
      field(StepName, {
        en: 'Which action of the definition was taken; absent where work only changed hands.',
        zh: '办理了流程中的哪个动作; 仅交接时没有。',
        example: 'accept',
      }),
    ),
    to: field(list(StepName, limits.states, 1), {
      en: 'Where the case was afterwards.',
      zh: '此后办件所处的各状态。',
      example: ['under-review'],
    }),
    holder: v.optional(
      field(FactId, {
        en: 'In whose hands the work was afterwards, where it was claimed or delegated.',
        zh: '认领或转交后由谁办理。',
        example: 'GD/li',
      }),
    ),
    began: v.optional(
      field(list(FactId, limits.states, 1), {
        en: 'The cases of other processes that were begun by it; absent where none was.',
        zh: '随之开始的其他流程的办件; 没有的不出现。',
        example: ['GD/c-8209468799999-5e0c61d9ab4287f3'],
      }),
    ),
    escalated: v.optional(
      field(v.literal(true), {
        en: 'That somebody above acted, since the term had passed; absent where those acted who usually do.',
        zh: '期限已过, 由上级办理; 由通常的人员办理的没有此项。',
        example: true,
      }),
    ),
    notice: v.optional(
      field(StepName, {
        en: 'The notice that was made out by it; what it says lies in the vault (`process.notices`).',
        zh: '随之生成的通知; 正文存于密文库 (`process.notices`)。',
        example: 'accepted',
      }),
    ),
    told: v.optional(
      field(Hash, {
        en: 'A salted digest of what that notice says: nobody can say afterwards that something else was told.',
        zh: '通知正文的加盐摘要: 事后不能称所告知的是其他内容。',
      }),
    ),
    fee: v.optional(
      field(FeeMark, {
        en: 'What became of a fee by it; absent where it touched none.',
        zh: '随之变动的费用; 没有的不出现。',
      }),
    ),
    form: v.optional(
      field(StepName, {
        en: 'The form that was filled in; what it says lies encrypted in the vault of the authority.',
        zh: '所填的表单; 内容加密存于本机构密文库。',
        example: 'application',
      }),
    ),
    root: v.optional(
      field(Hash, {
        en: 'The root of a salted Merkle tree over what the form says: single fields can be proved by it later.',
        zh: '表单内容的加盐 Merkle 树根: 日后可据此证明其中单个信息项。',
      }),
    ),
    openings: v.optional(
      field(list(FactId, limits.fetches), {
        en: 'The openings that the form was filled by; whose records they are of, only the parties know.',
        zh: '表单据以填写的各次调阅; 所指何人只有双方知道。',
        example: ['MHRSS/o-gd-5e0c61d9ab4287f3'],
      }),
    ),
    origins: v.optional(
      field(Hash, {
        en: 'A salted digest of where each value of the form comes from: it cannot be told otherwise afterwards.',
        zh: '表单各值来源的加盐摘要: 事后不能另作陈述。',
      }),
    ),
    dataset: v.optional(
      field(FactId, {
        en: 'Where a record was written with it, such as the licence; the record itself lies in the vault.',
        zh: '随之写入记录 (如许可证) 的目录条目; 记录本身存于密文库。',
        example: 'GD/food-licences',
      }),
    ),
    previous: v.optional(
      field(Hash, { en: 'SHA-256 of the step before; absent on the first.', zh: '前一步的 SHA-256; 第一步没有。' }),
    ),
    provenance,
  }),
);
export type Step = v.InferOutput<typeof Step>;
