import type { registry } from '@oneplusn/api';

export type Calendar = Pick<registry.Calendar, 'year' | 'holidays' | 'makeUpDays'>;

/** A number or a day, or the year whose calendar it cannot be told without. */
export type Told<T> = { readonly told: T } | { readonly noCalendar: number };

/** On which days a clock stands still, the first and the last included; without a last one, from then on. */
export interface Pause {
  readonly from: string;
  readonly to?: string | undefined;
}

/** What a term gives: its last day; or, where its clock stands still, how many days it keeps. */
export type Term = { readonly due: string } | { readonly left: number };

const dayMs = 86_400_000;

/**
 * Monday to Friday but public holidays, and the weekend days that make up for them. Undefined where the day's year has
 * no calendar: what the State Council has not arranged yet nobody can know.
 */
export function isWorkingDay(day: string, calendars: readonly Calendar[]): boolean | undefined {
  const calendar = calendars.find(({ year }) => year === yearOf(day));
  if (!calendar) return undefined;
  if (calendar.makeUpDays.includes(day)) return true;
  if (calendar.holidays.includes(day)) return false;
  return !isWeekend(day);
}

/** Saturday or Sunday. */
export function isWeekend(day: string): boolean {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  return weekday === 0 || weekday === 6;
}

/**
 * How a term of working days ends. The day it begins is not counted (民法典 第二百零一条), so a term of one day that begins on
 * a Friday ends on Monday; nor is a day on which the clock stands still, if only for a part of it.
 */
export function termFrom(
  day: string,
  count: number,
  calendars: readonly Calendar[],
  pauses: readonly Pause[] = [],
): Told<Term> {
  let [end, left] = [day, count];
  while (left > 0) {
    end = nextDay(end);
    const pause = pauses.find(({ from, to }) => end >= from && (to === undefined || end <= to));
    if (pause && pause.to === undefined) return { told: { left } };
    const working = isWorkingDay(end, calendars);
    if (working === undefined) return { noCalendar: yearOf(end) };
    if (working && !pause) left -= 1;
  }
  return { told: { due: end } };
}

/** How many working days lie after one day and up to another. */
export function workingDaysAfter(day: string, last: string, calendars: readonly Calendar[]): Told<number> {
  let count = 0;
  for (let each = nextDay(day); each <= last; each = nextDay(each)) {
    const working = isWorkingDay(each, calendars);
    if (working === undefined) return { noCalendar: yearOf(each) };
    if (working) count += 1;
  }
  return { told: count };
}

const yearOf = (day: string): number => Number(day.slice(0, 4));

function nextDay(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + dayMs).toISOString().slice(0, 10);
}
