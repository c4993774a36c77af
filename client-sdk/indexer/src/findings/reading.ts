/** Unusual reading: nothing here is wrong by itself; each comes with the figures that make it stand out. */
import type { Index } from '../ask/reader';
import type { Finding } from './finding';

/** What counts as unusual. */
export interface Habits {
  /** How many times its own usual day. */
  readonly times?: number | undefined;
  /** On how many days a department must have read before, so that there is a usual day. */
  readonly days?: number | undefined;
  /** The night begins and ends: hours of China Standard Time. */
  readonly night?: { readonly from: number; readonly to: number } | undefined;
}

/** Days of many times the usual, openings at night, and of data for which nobody of the department had applied. */
export async function readingFound(index: Index, habits: Habits = {}, since = 0): Promise<Finding[]> {
  const { times = 5, days = 5, night = { from: 22, to: 6 } } = habits;
  return [
    ...(await volumes(index, times, days)),
    ...(await atNight(index, night, since)),
    ...(await unapplied(index, since)),
  ];
}

/** A day on which a department opened many times what it usually does: against the median of its days before. */
async function volumes(index: Index, times: number, days: number): Promise<Finding[]> {
  const rows = await index.daily();
  const byDepartment = Map.groupBy(rows, ({ requester, department }) => `${String(requester)} ${String(department)}`);
  return [...byDepartment].flatMap(([subject, all]) =>
    all.flatMap(({ day, records }, at): Finding[] => {
      const before = all.slice(0, at).map((row) => Number(row['records']));
      const usual = median(before);
      if (before.length < days || Number(records) < times * usual) return [];
      return [{ sort: 'reading.volume', subject, reason: { day: String(day), records: Number(records), usual } }];
    }),
  );
}

function median(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}

const two = (hour: number): string => String(hour).padStart(2, '0');

async function atNight(index: Index, { from, to }: { from: number; to: number }, since: number): Promise<Finding[]> {
  return (await index.nightly(two(from), two(to), since)).map((row) => ({
    ...{ sort: 'reading.night', subject: `opening ${String(row['id'])}`, actor: String(row['actor']) },
    ...{ block: Number(row['block']), reason: { hour: String(row['hour']), records: Number(row['records']) } },
  }));
}

/** Denied for want of a grant: they tried what nobody in their department had applied for. */
async function unapplied(index: Index, since: number): Promise<Finding[]> {
  const found: Finding[] = [];
  for (const row of await index.unapplied(since)) {
    const { id, actor, dataset, department, requester, block } = row;
    found.push({
      ...{ sort: 'reading.unapplied', subject: `opening ${String(id)}`, actor: String(actor), block: Number(block) },
      reason: { dataset: String(dataset), department: `${String(requester)} ${String(department ?? '')}`.trim() },
    });
  }
  return found;
}
