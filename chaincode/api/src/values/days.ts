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
  const time = typeof instant === 'string' ? Date.parse(instant) : instant;
  return new Date(time + chinaOffsetMs).toISOString().slice(0, 10);
}
