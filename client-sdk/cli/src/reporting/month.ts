/** What a month's report rests on. */
import type { Counted, Finding, Index } from '@oneplusn/indexer';
import { meddlingFound, readingFound } from '@oneplusn/indexer';

/** The figures of a month, in China Standard Time. */
export interface Month {
  readonly month: string;
  readonly channel: string;
  readonly blocks: number;
  readonly hash: string;
  /** Each day, from the first to the last. */
  readonly days: readonly { readonly day: string; readonly allowed: number; readonly denied: number }[];
  readonly departments: readonly Counted[];
  readonly datasets: readonly Counted[];
  readonly purposes: readonly Counted[];
  readonly denials: readonly Counted[];
  readonly counts: Readonly<Record<'openings' | 'denied' | 'records' | 'requests' | 'granted' | 'revoked', number>>;
  readonly findings: readonly Finding[];
}

/** The month's bounds in UTC, both inclusive. */
function boundsOf(month: string): { readonly since: string; readonly until: string } {
  const [year = 0, number = 1] = month.split('-').map(Number);
  const begin = (y: number, m: number): number => Date.UTC(y, m - 1, 1) - 8 * 3_600_000;
  const end = begin(number === 12 ? year + 1 : year, number === 12 ? 1 : number + 1);
  return { since: new Date(begin(year, number)).toISOString(), until: new Date(end - 1).toISOString() };
}

const sum = (counts: readonly Counted[], of: 'count' | 'records'): number =>
  counts.reduce((total, each) => total + (each[of] ?? 0), 0);

export async function monthOf(
  index: Index,
  month: string,
  about: Pick<Month, 'channel' | 'blocks' | 'hash'>,
): Promise<Month> {
  const within = boundsOf(month);
  const allowed = await index.series('openings', { ...within, state: 'allowed' }, 'day');
  const denied = await index.series('denials', within, 'day');
  const found = [...(await meddlingFound(index)), ...(await readingFound(index))];
  const blocks = await index.blocksWithin(within.since, within.until);
  return {
    ...{ month, ...about },
    days: daysOf(month).map((day) => ({ day, allowed: countOf(allowed, day), denied: countOf(denied, day) })),
    departments: await index.groups('openings', within, 'department'),
    datasets: await index.groups('openings', within, 'dataset'),
    purposes: await index.groups('openings', within, 'purpose'),
    denials: await index.groups('denials', within, 'denial'),
    counts: {
      openings: sum(allowed, 'count'),
      denied: sum(denied, 'count'),
      records: sum(allowed, 'records'),
      requests: await index.count('requests', within),
      granted: await index.count('grants', { ...within, state: 'active' }),
      revoked: await index.count('grants', { ...within, state: 'revoked' }),
    },
    findings: found.filter(({ block, reason }) =>
      block === undefined ? String(reason['day'] ?? '').startsWith(month) : blocks.from <= block && block <= blocks.to,
    ),
  };
}

const countOf = (counts: readonly Counted[], day: string): number =>
  counts.find(({ value }) => value === day)?.count ?? 0;

function daysOf(month: string): string[] {
  const [year = 0, number = 1] = month.split('-').map(Number);
  const last = new Date(Date.UTC(year, number, 0)).getUTCDate();
  return Array.from({ length: last }, (_, day) => `${month}-${String(day + 1).padStart(2, '0')}`);
}
