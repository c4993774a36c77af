import type { registry } from '@oneplusn/api';

type Calendar = Pick<registry.Calendar, 'year' | 'holidays' | 'makeUpDays'>;

const dayMs = 86_400_000;

/**
 * Monday to Friday but public holidays, and the weekend days that make up for them. A year without a calendar has plain
 * weeks.
 */
export function isWorkingDay(day: string, calendars: readonly Calendar[]): boolean {
  const calendar = calendars.find(({ year }) => year === Number(day.slice(0, 4)));
  if (calendar?.makeUpDays.includes(day)) return true;
  if (calendar?.holidays.includes(day)) return false;
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  return weekday !== 0 && weekday !== 6;
}

/**
 * The day on which a term of working days ends. The day it begins is not counted (民法典 第二百零一条), so a term of one day
 * that begins on a Friday ends on Monday.
 */
export function addWorkingDays(day: string, count: number, calendars: readonly Calendar[]): string {
  let [end, left] = [day, count];
  while (left > 0) {
    end = nextDay(end);
    if (isWorkingDay(end, calendars)) left -= 1;
  }
  return end;
}

function nextDay(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + dayMs).toISOString().slice(0, 10);
}
