/** Days of the calendar, `YYYY-MM-DD`. Their order is that of their texts. */

const chinaOffsetMs = 8 * 3_600_000;

/** Whether a text is a day of the calendar. */
export function isDay(text: string): boolean {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text) ?? [];
  if (year === undefined || year === '0000') return false;
  const length = [31, isLeap(Number(year)) ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][Number(month) - 1] ?? 0;
  return Number(day) >= 1 && Number(day) <= length;
}

const isLeap = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;

/** The day that a moment falls on in China Standard Time. */
export function dayOf(instant: string | number): string {
  return inChina(instant).toISOString().slice(0, 10);
}

/** Days of the week, Monday first. */
export const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
/** A day of the week. */
export type Weekday = (typeof weekdays)[number];

/** The time of day, `HH:MM`, and the day of the week of a moment in China Standard Time. */
export function timeOf(instant: string): { time: string; weekday: Weekday } {
  const moment = inChina(instant);
  return { time: moment.toISOString().slice(11, 16), weekday: weekdays[(moment.getUTCDay() + 6) % 7] ?? 'sun' };
}

/** A moment whose UTC reads as China Standard Time does. */
function inChina(instant: string | number): Date {
  const time = typeof instant === 'string' ? Date.parse(instant) : instant;
  return new Date(time + chinaOffsetMs);
}
