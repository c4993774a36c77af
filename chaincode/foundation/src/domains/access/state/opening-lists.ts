import type { Msp, access } from '@oneplusn/api';

/**
 * A list of openings: those that an authority's data, or an authority's actors, had part in; all of them, or the
 * denied.
 */
export type OpeningList = readonly [which: 'any' | 'denied', side: 'provider' | 'requester', authority: Msp];

/** The lists that an opening stands in: one a side; denied ones, which are few, also in lists of their own. */
export function openingLists({
  provider,
  requester,
  state,
}: Pick<access.Opening, 'provider' | 'requester' | 'state'>): OpeningList[] {
  const which = state === 'denied' ? (['any', 'denied'] as const) : (['any'] as const);
  return which.flatMap((each): OpeningList[] => [
    [each, 'provider', provider],
    [each, 'requester', requester],
  ]);
}
