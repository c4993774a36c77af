/** Working days, counted one by one; knows nothing of the ledger's own reckoning. */
const dayMs = 86_400_000;

/** The day of a moment in China. */
export const dayAt = (moment: number): string => new Date(moment + 8 * 3_600_000).toISOString().slice(0, 10);

const next = (day: string): string => new Date(Date.parse(`${day}T00:00:00Z`) + dayMs).toISOString().slice(0, 10);
const isWeekday = (day: string): boolean => ![0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay());

/** On which a clock stands still, both included; without an end it stands still now. */
export interface Pause {
  readonly from: string;
  readonly to?: string;
}

/** The last day of a term by plain weeks; undefined while its clock stands still and the days are not used up. */
export function lastDay(begins: string, days: number, pauses: readonly Pause[]): string | undefined {
  let day = begins;
  for (let left = days; left > 0;) {
    day = next(day);
    const pause = pauses.find(({ from, to }) => day >= from && (to === undefined || day <= to));
    if (pause?.to === undefined && pause) return undefined;
    if (isWeekday(day) && !pause) left -= 1;
  }
  return day;
}
