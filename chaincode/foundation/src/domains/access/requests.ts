import { ownerOf } from '@oneplusn/api';
import type { Transactions, access } from '@oneplusn/api';
import type { Handler } from '../../call';
import { decisionOf } from './state/decision';
import { listed } from './state/lists';
import { concerns, scopeOf } from './state/parties';

/** Requests newest first, each with its decision where there is one. Damaged ones are left out. */
export const requests: Handler<Transactions['access']['requests']> = async ({ input, ledger }) => {
  const { ids, skipped, ...rest } = await listed(ledger.index, 'request', scopeOf(input), input);
  const items: access.DecidedRequest[] = [];
  for (const id of ids) {
    const request = await ledger.read('request', id);
    if (!request || !concerns({ requester: request.requester, provider: ownerOf(request.dataset) }, input)) continue;
    items.push({ ...request, decision: await decisionOf(ledger, request) });
  }
  return { items, ...rest, ...(skipped > 0 && { skipped }) };
};
