import { dayOf } from '@oneplusn/api';
import type { catalog } from '@oneplusn/api';
import { yearsOf, type Clock } from '../../registry/rules/reckoning';

type Cycle = catalog.Dataset['updateCycle'];

/** How long each cycle is; none where updates are not regular. What follows by itself is due as if at once. */
const cycles: Readonly<Record<Exclude<Cycle, 'irregular'>, { readonly days?: number; readonly months?: number }>> = {
  realtime: { days: 0 },
  daily: { days: 1 },
  weekly: { days: 7 },
  monthly: { months: 1 },
  quarterly: { months: 3 },
  yearly: { months: 12 },
};

const dayMs = 86_400_000;

/** The last day of a cycle that begins after a day; a month later is its last day where it has no such day. */
export function cycleEnd(day: string, cycle: Exclude<Cycle, 'irregular'>): string {
  const { days = 0, months = 0 } = cycles[cycle];
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  const moved = Date.UTC(year, month - 1 + months, months === 0 ? date : Math.min(date, last));
  return new Date(moved + days * dayMs).toISOString().slice(0, 10);
}

/** The term of the next update: working days after the end of the cycle. Undefined where none runs. */
export function updateClock(
  { updateCycle, provenance }: Pick<catalog.Dataset, 'updateCycle' | 'provenance'>,
  asOf: string | undefined,
  days: number,
): Clock | undefined {
  return updateCycle === 'irregular'
    ? undefined
    : { begins: cycleEnd(asOf ?? dayOf(provenance.at), updateCycle), days };
}

/** The years whose calendars such a term needs: also from today until it begins. */
export const yearsOfUpdate = (clock: Clock, today: string): number[] =>
  [...new Set([...yearsOf({ begins: today, days: 0 }, today), ...yearsOf(clock, today)])].sort((a, b) => a - b);
