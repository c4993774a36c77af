import type { ParsedInputOf, Transactions, access } from '@oneplusn/api';
import { isWithin } from '../../registry/rules/departments';
import { isInTime } from '../../registry/rules/reckoning';

type Wanted = Pick<ParsedInputOf<Transactions['access']['requests']>, 'turn' | 'only'>;

/** Whether a request belongs into an inbox that is narrowed to whose turn it is, or to what is due. */
export function isWanted(
  { turn, due }: Pick<access.Progress, 'turn' | 'due'> & { readonly stage: string },
  wanted: Wanted,
  today: string,
): boolean {
  return (wanted.turn === undefined || wanted.turn === turn) && isInTime(due, wanted.only, today);
}

/** Whether a unit is one that an inbox is narrowed to, or lies below it. */
export const isOfUnit = (unit: string | undefined, wanted: string | undefined): boolean =>
  wanted === undefined || (unit !== undefined && isWithin(unit, wanted));
