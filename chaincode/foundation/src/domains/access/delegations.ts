import type { Transactions, access } from '@oneplusn/api';
import type { Handler } from '../../call';
import { listed } from './state/lists';

export const delegation: Handler<Transactions['access']['delegation']> = ({ input, ledger }) =>
  ledger.require('delegation', input.delegation);

/** Delegations of a grant, newest first. Damaged ones are left out: they open nothing. */
export const delegations: Handler<Transactions['access']['delegations']> = async ({ input, ledger }) => {
  const { ids, skipped, ...rest } = await listed(ledger.index, 'delegation', ['grant', input.grant], input);
  const items: access.Delegation[] = [];
  for (const id of ids) {
    const found = await ledger.read('delegation', id);
    if (found?.grant === input.grant) items.push(found);
  }
  return { items, ...rest, ...(skipped > 0 && { skipped }) };
};
