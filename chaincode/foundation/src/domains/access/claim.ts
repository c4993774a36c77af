import { ownerOf } from '@oneplusn/api';
import type { Transactions } from '@oneplusn/api';
import type { Handler } from '../../call';
import { claiming } from './rules/writing';
import { matterOf, ownRequest, refuseStep } from './state/matter';
import { supplyDays } from './state/terms';

/** Says that what was granted is not there to be opened. */
export const claim: Handler<Transactions['access']['claim']> = async (call) => {
  const request = await ownRequest(call, call.input.request);
  const matter = await matterOf(call, request);
  refuseStep('claim', 'requester', matter);
  const days = await supplyDays(call, ownerOf(request.dataset));
  const made = { reason: call.input.reason, provenance: call.provenance };
  const claimed = claiming(matter, made, days) ?? request;
  await call.ledger.write('request', request.id, claimed);
  return claimed;
};
