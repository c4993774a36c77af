import { termFrom, workingDaysAfter, type Calendar, type Pause } from './working-days';

/** The marks of time that a term follows from; its days are worked out whenever they are asked for. */
export interface Clock {
  /** The day it begins, which is not counted. */
  readonly begins: string;
  /** In working days, an extension included. */
  readonly days: number;
  readonly pauses?: readonly Pause[] | undefined;
  /** What was told as its last day before, with the days and pauses that it had then. */
  readonly told?: (Pick<Clock, 'days' | 'pauses'> & { readonly due: string }) | undefined;
}

/** What a clock says on a day, by the calendars that hold on it. */
export interface Reckoned {
  readonly due?: string;
  readonly left?: number;
  readonly overdue?: number;
  /** The year whose calendar is lacking: then no day is told, since it would be a guess. */
  readonly noCalendar?: number[];
  /** There where the last day that was told would be another by the calendars of now. */
  readonly corrected?: true;
}

/** What is left of a term, or for how long it has been over. */
export function reckoned(clock: Clock, today: string, calendars: readonly Calendar[]): Reckoned {
  const { begins, days, pauses } = clock;
  const corrected = isCorrected(clock, calendars) && { corrected: true as const };
  const term = termFrom(begins, days, calendars, pauses);
  if ('noCalendar' in term) return { noCalendar: [term.noCalendar], ...corrected };
  if ('left' in term.told) return { left: term.told.left, ...corrected };
  const { due } = term.told;
  const late = due < today;
  const between = late ? workingDaysAfter(due, today, calendars) : workingDaysAfter(today, due, calendars);
  if ('noCalendar' in between) return { due, noCalendar: [between.noCalendar], ...corrected };
  return { due, ...(late ? { overdue: between.told } : { left: between.told }), ...corrected };
}

/** Whether a last day, if there is one, belongs into an inbox that is narrowed to what is due or overdue. */
export const isInTime = (due: string | undefined, only: 'due' | 'overdue' | undefined, today: string): boolean =>
  only === undefined || (due !== undefined && (only === 'overdue' ? due < today : due >= today));

/** Whether the last day that was told is another by the calendars of now. */
function isCorrected({ begins, told }: Clock, calendars: readonly Calendar[]): boolean {
  if (!told) return false;
  const now = termFrom(begins, told.days, calendars, told.pauses);
  return 'told' in now && 'due' in now.told && now.told.due !== told.due;
}

/** The fewest working days of a year, whatever its holidays. */
const yearlong = 200;

/** The years whose calendars a term can need, seen from a day. */
export function yearsOf({ begins, days }: Pick<Clock, 'begins' | 'days'>, today: string): number[] {
  const first = Number(begins.slice(0, 4));
  const last = Math.max(first, Number(today.slice(0, 4))) + 1 + Math.floor(days / yearlong);
  return Array.from({ length: Math.max(0, last - first) + 1 }, (_, i) => first + i);
}
