import { ownerOf } from '@oneplusn/api';
import type { Transactions, access } from '@oneplusn/api';
import type { Handler } from '../../call';
import { listed } from './state/lists';
import { concerns, scopeOf } from './state/parties';
import { stated } from './state/progress';

/** Requests newest first, each with where it stands. Damaged ones are left out. */
export const requests: Handler<Transactions['access']['requests']> = async (call) => {
  const { input, ledger } = call;
  const { ids, skipped, ...rest } = await listed(ledger.index, 'request', scopeOf(input), input);
  const items: access.DecidedRequest[] = [];
  for (const id of ids) {
    const request = await ledger.read('request', id);
    if (!request || !concerns({ requester: request.requester, provider: ownerOf(request.dataset) }, input)) continue;
    items.push(await stated(call, request));
  }
  return { items, ...rest, ...(skipped > 0 && { skipped }) };
};
