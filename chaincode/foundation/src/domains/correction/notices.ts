import type { Transactions, correction } from '@oneplusn/api';
import type { Handler } from '../../call';
import { listed } from '../access/state/lists';

/** What an authority's people have been told, newest first. */
export const notices: Handler<Transactions['correction']['notices']> = async ({ input, caller, ledger }) => {
  const { ids, skipped, ...rest } = await listed(ledger.index, 'notice', ['requester', caller.msp], input);
  const items: correction.Notice[] = [];
  for (const id of ids) {
    const notice = await ledger.read('notice', id);
    if (notice?.requester === caller.msp) items.push(notice);
  }
  return { items, ...rest, ...(skipped > 0 && { skipped }) };
};
