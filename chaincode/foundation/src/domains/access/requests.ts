import { dayOf, ownerOf } from '@oneplusn/api';
import type { Transactions, access } from '@oneplusn/api';
import type { Call, Handler } from '../../call';
import { isOfUnit, isWanted } from './rules/waiting';
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
    if (input.department !== undefined && !isOfUnit(await unitOf(call, request), input.department)) continue;
    const item = await stated(call, request);
    if (isWanted(item.progress, input, dayOf(call.now))) items.push(item);
  }
  return { items, ...rest, ...(skipped > 0 && { skipped }) };
};

/** The department that an inbox of one side goes by: the one that asks, or the one that the dataset belongs to. */
async function unitOf(
  { ledger, input }: Call<Transactions['access']['requests']>,
  { department, dataset }: access.AccessRequest,
): Promise<string | undefined> {
  return input.requester === undefined ? (await ledger.read('dataset', dataset))?.department : department;
}
