import { dayOf, ownerOf } from '@oneplusn/api';
import type { Transactions, access } from '@oneplusn/api';
import type { Call, Handler } from '../../call';
import { isOfUnit, isWanted } from './rules/waiting';
import { factsListed } from './state/lists';
import { concerns, scopeOf } from './state/parties';
import { stated } from './state/progress';

/** Requests newest first, each with where it stands. Damaged ones are left out. */
export const requests: Handler<Transactions['access']['requests']> = async (call) => {
  const { input, ledger } = call;
  return factsListed(ledger, 'request', scopeOf(input), input, async (request) => {
    if (!concerns({ requester: request.requester, provider: ownerOf(request.dataset) }, input)) return undefined;
    if (input.department !== undefined && !isOfUnit(await unitOf(call, request), input.department)) return undefined;
    const item = await stated(call, request);
    return isWanted(item.progress, input, dayOf(call.now)) ? item : undefined;
  });
};

/** The department that an inbox of one side goes by: the one that asks, or the one that the dataset belongs to. */
async function unitOf(
  { ledger, input }: Call<Transactions['access']['requests']>,
  { department, dataset }: access.AccessRequest,
): Promise<string | undefined> {
  return input.requester === undefined ? (await ledger.read('dataset', dataset))?.department : department;
}
