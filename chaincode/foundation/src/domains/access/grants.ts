import type { Transactions, access } from '@oneplusn/api';
import type { Handler } from '../../call';
import { listed } from './state/lists';
import { concerns, scopeOf } from './state/parties';

/** Grants newest first. Damaged ones are left out: they open nothing. */
export const grants: Handler<Transactions['access']['grants']> = async ({ input, ledger }) => {
  const { ids, skipped, ...rest } = await listed(ledger.index, 'grant', scopeOf(input), input);
  const items: access.Grant[] = [];
  for (const id of ids) {
    const grant = await ledger.read('grant', id);
    if (grant && concerns(grant, input)) items.push(grant);
  }
  return { items, ...rest, ...(skipped > 0 && { skipped }) };
};
