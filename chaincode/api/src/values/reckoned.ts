import * as v from 'valibot';
import { field } from '../fields/field';
import { units } from '../fields/units';
import { Day, integer, list } from './scalars';

/** What a term of working days says on the day it is asked for, by the calendars that hold then. */
export const reckoned = {
  due: v.optional(
    field(Day, {
      en:
        'The last day of the term, by the calendars as they now stand, with extension and pauses; absent where no ' +
        'term runs, while its clock stands still, or where a calendar is lacking.',
      zh: '期限的最后一日, 按现行节假日安排并计入延期与暂停; 没有期限、暂停期间或缺少安排时没有。',
      example: '2026-10-20',
    }),
  ),
  left: v.optional(
    field(integer(0, 1000), {
      en: 'Working days that remain after today; while the clock stands still, those that it keeps.',
      zh: '今日之后尚余的工作日; 暂停期间为所余天数。',
      unit: units.workingDay,
      example: 6,
    }),
  ),
  overdue: v.optional(
    field(integer(0, 100_000), {
      en: 'Working days for which it has been late; 0 where no working day has passed since it was due.',
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
  corrected: v.optional(
    field(v.literal(true), {
      en: 'There where a calendar has changed since a day was told, so that the term ends on another than that.',
      zh: '告知期限后节假日安排有更正, 期限因此不同于当时所告知的; 没有变化的不出现。',
      example: true,
    }),
  ),
};
