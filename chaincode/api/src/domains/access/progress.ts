import * as v from 'valibot';
import { field, shape } from '../../fields/field';
import { units } from '../../fields/units';
import { Day, integer, list } from '../../values/scalars';
import { Handling } from './handling';
import { Oversight } from './oversight';
import { AccessRequest, Decision } from './request';

/** Where a request can stand. */
export const stages = [
  'drafted',
  'filed',
  'returned',
  'completed',
  'approved',
  'refused',
  'withdrawn',
  'disputed',
  'upheld',
  'dismissed',
] as const;
/** Where a request stands. */
export type Stage = (typeof stages)[number];

/** Who takes part in a request's procedure. */
export const parties = ['requester', 'provider', 'committee'] as const;
/** A side of a request's procedure. */
export type Party = (typeof parties)[number];

/** Where a request stands now; worked out when it is asked for, from what each side has left on the ledger. */
export const Progress = shape(
  'progress',
  { en: 'progress', zh: '办理进度' },
  v.object({
    stage: field(v.picklist(stages), {
      en: 'How far the request has come; it follows from the steps that stand on the ledger.',
      zh: '申请所处环节; 由账本上的各步得出。',
      example: 'filed',
    }),
    turn: v.optional(
      field(v.picklist(parties), {
        en: 'Who has to act next; absent where nobody does.',
        zh: '下一步由谁办理; 无须办理的没有。',
        example: 'provider',
      }),
    ),
    due: v.optional(
      field(Day, {
        en:
          "The last day for the provider's answer, by the calendars as they now stand, with extension and pauses; " +
          'absent while the clock stands still, or where a calendar is lacking.',
        zh: '提供方答复的最后一日, 按现行节假日安排并计入延期与暂停; 暂停期间或缺少安排时没有。',
        example: '2026-10-20',
      }),
    ),
    left: v.optional(
      field(integer(0, 1000), {
        en: 'Working days that remain for the answer after today; while the clock stands still, those that it keeps.',
        zh: '今日之后尚余的工作日; 暂停期间为所余天数。',
        unit: units.workingDay,
        example: 6,
      }),
    ),
    overdue: v.optional(
      field(integer(0, 100_000), {
        en: 'Working days for which the answer has been late; 0 where no working day has passed since it was due.',
        zh: '已逾期的工作日; 到期后尚未过工作日的为 0。未逾期的没有。',
        unit: units.workingDay,
        example: 2,
      }),
    ),
    noCalendar: v.optional(
      field(list(integer(2000, 2200), 10), {
        en:
          'Years whose calendar the reckoning needs and the ledger does not have, or has damaged: then no day is ' +
          'told, since it would be a guess.',
        zh: '计算所需而账本上尚无节假日安排 (或安排已损坏) 的年份: 此时不给出日期, 以免猜测。',
        example: [2027],
      }),
    ),
    damaged: v.optional(
      field(list(v.picklist(['handling', 'decision', 'oversight']), 3), {
        en: 'Facts about the request that are damaged: it is told as if they were not there, until they are restored.',
        zh: '与申请有关而封印不符的事实: 恢复之前按没有它们计。没有的不出现。',
        example: ['decision'],
      }),
    ),
    corrected: v.optional(
      field(v.literal(true), {
        en: 'There where a calendar has changed since the filing, so that the term ends on another day than was told.',
        zh: '提出申请后节假日安排有更正, 期限因此不同于当时所告知的; 没有变化的不出现。',
        example: true,
      }),
    ),
  }),
);
export type Progress = v.InferOutput<typeof Progress>;

/** A request with all that was done about it, and where it stands. */
export const DecidedRequest = v.object({
  ...AccessRequest.entries,
  decision: v.optional(
    field(Decision, {
      en: "The provider's answer; absent while it is still awaited.",
      zh: '提供方的答复; 尚未答复时没有。',
    }),
  ),
  handling: v.optional(
    field(Handling, {
      en: 'What the provider did before its answer: a return, an extension; absent where it did neither.',
      zh: '提供方答复前的办理: 退回补正、延期; 都没有的不出现。',
    }),
  ),
  oversight: v.optional(
    field(Oversight, {
      en: 'What the committee did: an escalation, a ruling; absent where it did neither.',
      zh: '委员会的监督: 督办、裁决; 都没有的不出现。',
    }),
  ),
  progress: field(Progress, {
    en: 'Where the request stands now, whose turn it is, and by when.',
    zh: '申请现在所处环节、轮到谁办理、期限为何。',
  }),
});
export type DecidedRequest = v.InferOutput<typeof DecidedRequest>;
