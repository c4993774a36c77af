import type { Chart, process } from '@oneplusn/api';
import { termFrom, workingDaysAfter, type Calendar } from '../../access/rules/working-days';

type Term = NonNullable<process.Case['term']>;
type Calendars = readonly Calendar[];

/**
 * The promised term of a case after a move on a day. It runs from the day after the case has left its start, and stands
 * still while the case is in a state that waits for the applicant: what is left of it then is counted from the day on
 * which the case goes on.
 */
export function termAfter(
  chart: Chart,
  before: Term | undefined,
  at: readonly string[],
  today: string,
  calendars: Calendars,
): Term | undefined {
  const { days } = chart.definition;
  if (days === undefined) return undefined;
  const states = at.map((name) => chart.state(name));
  if (!before && states.some((state) => state?.kind === 'start' && !state.within)) return undefined;
  const left = before?.left ?? (before?.due === undefined ? days : workingDaysLeft(today, before.due, calendars));
  if (states.some((state) => state?.paused)) return { left };
  if (before?.due !== undefined) return before;
  return { due: dueDay(today, left, calendars) };
}

/** Working days after a day up to the one on which a term ends; none where it has ended. */
export function workingDaysLeft(today: string, due: string, calendars: Calendars): number {
  const left = workingDaysAfter(today, due, withPlainYears(today, calendars));
  if ('told' in left) return left.told;
  throw new TypeError(`no term that ends on ${due} runs on ${today}`);
}

/** The day on which so many working days have passed after another. */
export function dueDay(today: string, days: number, calendars: Calendars): string {
  const ends = termFrom(today, days, withPlainYears(today, calendars));
  if ('told' in ends && 'due' in ends.told) return ends.told.due;
  throw new TypeError(`no term of ${days} working days begins on ${today}`);
}

/** A term may end in a year that is not arranged yet: such a year has plain weeks until it is. */
function withPlainYears(today: string, calendars: Calendars): Calendars {
  const first = Number(today.slice(0, 4));
  const years = [first, first + 1, first + 2].filter((year) => !calendars.some((each) => each.year === year));
  return [...calendars, ...years.map((year) => ({ year, holidays: [], makeUpDays: [] }))];
}
