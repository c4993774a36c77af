import type { access } from '@oneplusn/api';
import { isLive } from './coverage';

/** What became of a grant. */
export interface Usage {
  readonly grant: access.Grant;
  /** Openings under it that were allowed, and the records in them. */
  readonly openings: number;
  readonly records: number;
  /** The last of them; absent where it was never used. */
  readonly last?: string;
  /** Fields that it gives and nobody has opened: what least privilege would leave out. */
  readonly unopened: readonly string[];
  /** Whether it lapses within the days asked for. */
  readonly lapses: boolean;
}

const dayMs = 86_400_000;

/**
 * How grants that hold now have been used, by all openings under them.
 * @param days a grant that ends within so many days is said to lapse
 */
export function usageOf(
  grants: readonly access.Grant[],
  openings: readonly access.Opening[],
  { now, days }: { readonly now: string; readonly days: number },
): Usage[] {
  const soon = new Date(Date.parse(now) + days * dayMs).toISOString();
  const allowed = Map.groupBy(
    openings.filter(({ state }) => state === 'allowed'),
    ({ grant = '' }) => grant,
  );
  return grants
    .filter((grant) => isLive(grant, now))
    .map((grant) => {
      const under = allowed.get(grant.id) ?? [];
      const opened = new Set(under.flatMap(({ fields }) => Object.keys(fields)));
      const last = under
        .map(({ at }) => at)
        .sort()
        .at(-1);
      return {
        grant,
        openings: under.length,
        records: under.reduce((sum, { records }) => sum + records, 0),
        ...(last !== undefined && { last }),
        unopened: Object.keys(grant.fields).filter((field) => !opened.has(field)),
        lapses: grant.expires <= soon,
      };
    });
}
