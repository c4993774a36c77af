/** What a grant is bound to beyond fields, purpose and term: the record itself, and the time of day. */
import * as v from 'valibot';
import { problems } from '../../errors';
import { field, form, shape } from '../../fields/field';
import { limits } from '../../fields/limits';
import { Guard } from '../../guard/guard';
import { roles } from '../../transaction';
import { timeOf, weekdays } from '../../values/days';
import { list } from '../../values/scalars';

const wrong = problems.condition;

const TimeOfDay = form(
  'time-of-day',
  v.pipe(v.string(), v.regex(/^(?:(?:[01]\d|2[0-3]):[0-5]\d|24:00)$/, wrong.timeOfDay.key)),
  {
    name: { en: 'time of day', zh: '时刻' },
    en: 'A time of day in China Standard Time, `HH:MM`; `24:00` is the end of the day.',
    zh: '北京时间的时刻, 写作 `HH:MM`; `24:00` 为一日之末。',
    example: '08:30',
  },
);

/** 时段: when a grant can be used. */
export const Hours = shape(
  'hours',
  { en: 'hours', zh: '时段' },
  v.pipe(
    v.strictObject({
      from: field(TimeOfDay, {
        en: 'From this minute on, itself included.',
        zh: '自该分钟起, 含该分钟。',
        example: '08:30',
      }),
      to: field(TimeOfDay, {
        en: 'Until this minute, which is not included any more.',
        zh: '至该分钟止, 不含该分钟。',
        example: '17:30',
      }),
      days: v.optional(
        field(list(v.picklist(weekdays), weekdays.length, 1), {
          en: 'On these days of the week alone; without it on all seven.',
          zh: '只在一周中的这些日子; 不填则七天均可。',
          example: ['mon', 'tue', 'wed', 'thu', 'fri'],
        }),
      ),
    }),
    v.check(({ from, to }) => from < to, wrong.hours.key),
    v.check(({ days = [] }) => new Set(days).size === days.length, wrong.dayTwice.key),
  ),
);
export type Hours = v.InferOutput<typeof Hours>;

/** Whether hours are open at a moment. */
export function isOpenAt({ from, to, days }: Hours, now: string): boolean {
  const { time, weekday } = timeOf(now);
  return from <= time && time < to && (days === undefined || days.includes(weekday));
}

/** Whether one hours lie within others. */
export function hoursWithin(inner: Hours, outer: Hours): boolean {
  const [days, allowed] = [inner.days ?? weekdays, outer.days ?? weekdays];
  return outer.from <= inner.from && inner.to <= outer.to && days.every((day) => allowed.includes(day));
}

/** Hours as they are read: `08:30-17:30 mon tue`. */
export const hoursText = ({ from, to, days }: Hours): string => [`${from}-${to}`, ...(days ?? [])].join(' ');

const conditions = (most: number) =>
  v.optional(
    field(list(Guard, most, 1), {
      en:
        'What a record must say so that it is read: all of these must hold. They may look at items that are not ' +
        'released.',
      zh: '记录须满足的条件, 须全部成立方可读取; 可看不提供的信息项。没有条件的不出现。',
      example: [{ op: '=', field: 'province', value: '44' }],
    }),
  );

const hours = v.optional(
  field(Hours, {
    en: 'At which times of day, and on which days of the week, anything is opened or read; without it at any time.',
    zh: '每日何时、每周哪几天可以调阅和读取; 不填则不限。',
    example: { from: '08:30', to: '17:30', days: ['mon', 'tue', 'wed', 'thu', 'fri'] },
  }),
);

/** Roles that can hold a grant: those of the people who open records. */
const role = v.optional(
  field(v.picklist(roles.filter((each) => each === 'official' || each === 'steward')), {
    en: 'Only people of the department who have this role; without it whoever may open records.',
    zh: '只限该部门中具备此角色的人员; 不填则可办理调阅的人员均可。',
    example: 'official',
  }),
);

const below = v.optional(
  field(v.literal('delegated'), {
    en: 'There where departments below open only what is delegated to them; without it they open as the holder does.',
    zh: '下级部门须经转授方可调阅的, 填 `delegated`; 不填则下级部门与被授权部门同样可以调阅。',
    example: 'delegated',
  }),
);

/** The bounds that a request may ask for, and an approval may set. */
export const bounds = { conditions: conditions(limits.conditions), hours, role, below };

/** The bounds that a grant has: those of request and approval together. */
export const boundsGiven = { ...bounds, conditions: conditions(limits.conditionsTogether) };
