import type { ParsedInputOf, Transactions, access } from '@oneplusn/api';

type Filter = Omit<ParsedInputOf<Transactions['audit']['openings']>, 'size' | 'after'>;

/** The narrowest list that holds all openings a filter asks for. */
export function scopeOf({ dataset, actor, authority, state }: Filter): string[] {
  const which = state === 'denied' ? 'denied' : 'any';
  if (actor !== undefined) return [which, 'actor', actor];
  if (dataset !== undefined) return [which, 'dataset', dataset];
  return authority === undefined ? [which, 'all'] : [which, 'authority', authority];
}

/** Whether an opening is one that the filter asks for. */
export function matches(opening: access.Opening, filter: Filter): boolean {
  const { dataset, actor, authority, state, since, until } = filter;
  return (
    (dataset === undefined || opening.dataset === dataset) &&
    (actor === undefined || opening.actor === actor) &&
    (authority === undefined || opening.provider === authority || opening.requester === authority) &&
    (state === undefined || opening.state === state) &&
    (since === undefined || Date.parse(opening.at) >= Date.parse(since)) &&
    (until === undefined || Date.parse(opening.at) <= Date.parse(until))
  );
}
