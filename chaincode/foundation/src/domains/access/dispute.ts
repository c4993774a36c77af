import type { Transactions } from '@oneplusn/api';
import type { Handler } from '../../call';
import { disputing } from './rules/writing';
import { matterOf, ownRequest, refuseStep } from './state/matter';

/** Puts a refusal before the committee. */
export const dispute: Handler<Transactions['access']['dispute']> = async (call) => {
  const request = await ownRequest(call, call.input.request);
  const matter = await matterOf(call, request);
  refuseStep('dispute', 'requester', matter);
  const disputed = disputing(matter, { reason: call.input.reason, provenance: call.provenance }) ?? request;
  await call.ledger.write('request', request.id, disputed);
  return disputed;
};
