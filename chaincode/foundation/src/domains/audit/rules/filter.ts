import { ownerOf } from '@oneplusn/api';
import type { Msp, ParsedInputOf, Transactions, access } from '@oneplusn/api';
import type { OpeningList } from '../../access/state/opening-lists';
import { isWithin } from '../../registry/rules/departments';

type Filter = Omit<ParsedInputOf<Transactions['audit']['openings']>, 'size' | 'after'>;

/**
 * The fewest lists that together hold all openings a filter asks for.
 * @param authorities all of the network: each opening stands in the list of its provider
 */
export function listsFor(filter: Filter, authorities: readonly Msp[]): OpeningList[] {
  const { dataset, actor, authority, state } = filter;
  const which = state === 'denied' ? 'denied' : 'any';
  if (actor !== undefined) return [[which, 'requester', ownerOf(actor)]];
  if (dataset !== undefined) return [[which, 'provider', ownerOf(dataset)]];
  if (authority === undefined) return authorities.map((msp) => [which, 'provider', msp]);
  return [
    [which, 'provider', authority],
    [which, 'requester', authority],
  ];
}

/** Whether an opening is one that the filter asks for. */
export function matches(opening: access.Opening, filter: Filter): boolean {
  const { dataset, actor, authority, department, state, since, until } = filter;
  return (
    (dataset === undefined || opening.dataset === dataset) &&
    (actor === undefined || opening.actor === actor) &&
    (authority === undefined || opening.provider === authority || opening.requester === authority) &&
    (department === undefined || (opening.department !== undefined && isWithin(opening.department, department))) &&
    (state === undefined || opening.state === state) &&
    isBetween(opening.at, { since, until })
  );
}

/** Whether a moment lies between two, both inclusive. */
export function isBetween(at: string, { since, until }: Pick<Filter, 'since' | 'until'>): boolean {
  return (
    (since === undefined || Date.parse(at) >= Date.parse(since)) &&
    (until === undefined || Date.parse(at) <= Date.parse(until))
  );
}
