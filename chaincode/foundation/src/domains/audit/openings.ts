import type { Transactions, access } from '@oneplusn/api';
import type { Call, Handler } from '../../call';
import { listed } from '../access/state/lists';
import { matches, scopeOf } from './rules/filter';

type Openings = Transactions['audit']['openings'];

/** How many list entries one call looks at, so that a rare match does not make it endless. */
const looksAtMost = 1000;

/**
 * Openings, newest first. The lists only say where to look: what is shown is the fact itself, its seals checked. A page may be short:
 * go on while there is a `next`.
 */
export const openings: Handler<Openings> = async ({ input, ledger }: Call<Openings>) => {
  const items: access.Opening[] = [];
  const unsound: string[] = [];
  let after = input.after;
  for (let looked = 0; looked < looksAtMost;) {
    const size = Math.max(1, input.size - items.length);
    const { ids, next } = await listed(ledger.index, 'opening', scopeOf(input), { size, after }, input);
    looked += Math.max(1, ids.length);
    for (const id of ids) {
      const opening = await ledger.read('opening', id);
      if (!opening) unsound.push(id);
      else if (matches(opening, input)) items.push(opening);
    }
    if (next === undefined) return { items, unsound };
    after = next;
    if (items.length >= input.size) break;
  }
  return { items, unsound, ...(after !== undefined && { next: after }) };
};
