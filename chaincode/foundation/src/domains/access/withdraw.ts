import type { Transactions } from '@oneplusn/api';
import type { Handler } from '../../call';
import { withdrawing } from './rules/writing';
import { matterOf, ownRequest, refuseStep } from './state/matter';

/** Takes a request back; nobody decides it any more. */
export const withdraw: Handler<Transactions['access']['withdraw']> = async (call) => {
  const request = await ownRequest(call, call.input.request);
  const matter = await matterOf(call, request, 'read');
  refuseStep('withdraw', 'requester', matter);
  const withdrawn = withdrawing(matter, { reason: call.input.reason, provenance: call.provenance });
  await call.ledger.write('request', request.id, withdrawn);
  return withdrawn;
};
