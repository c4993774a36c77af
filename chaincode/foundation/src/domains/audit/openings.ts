import { limits } from '@oneplusn/api';
import type { Transactions, access } from '@oneplusn/api';
import type { Call, Handler } from '../../call';
import { listedTogether } from '../access/state/lists';
import { constitutionOf } from '../registry/state/membership';
import { listsFor, matches } from './rules/filter';

type Openings = Transactions['audit']['openings'];

/**
 * Openings, newest first. One call looks at a bounded number of list entries, so that a rare match does not make it
 * endless. The lists only say where to look: what is shown is the fact itself, its seals checked. A page may be short:
 * go on while there is a `next`.
 */
export const openings: Handler<Openings> = async (call: Call<Openings>) => {
  const { input, ledger } = call;
  const lists = listsFor(input, (await constitutionOf(call)).authorities);
  const items: access.Opening[] = [];
  const unsound: string[] = [];
  let [after, skipped] = [input.after, 0];
  for (let looked = 0; looked < limits.audited;) {
    const size = Math.max(1, input.size - items.length);
    const page = await listedTogether(ledger.index, 'opening', lists, { size, after }, input);
    const { ids, next } = page;
    skipped += page.skipped;
    looked += Math.max(1, ids.length + page.skipped);
    for (const id of ids) {
      const opening = await ledger.read('opening', id);
      if (!opening) unsound.push(id);
      else if (matches(opening, input)) items.push(opening);
    }
    after = next;
    if (next === undefined || items.length >= input.size) break;
  }
  return { items, unsound, ...(after !== undefined && { next: after }), ...(skipped > 0 && { skipped }) };
};
