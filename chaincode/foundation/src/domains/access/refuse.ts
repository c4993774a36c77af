import type { Transactions, access } from '@oneplusn/api';
import type { Handler } from '../../call';
import { decisionId, requestToHandle } from './state/decision';
import { matterOf, refuseStep } from './state/matter';

/** Refuses a request; the reason stays on the ledger. */
export const refuse: Handler<Transactions['access']['refuse']> = async (call) => {
  const { request, dataset } = await requestToHandle(call, call.input.request);
  refuseStep('refuse', 'provider', await matterOf(call, request, 'read'));
  const decision: access.Decision = {
    id: decisionId(request.id, dataset.provider),
    request: request.id,
    outcome: 'refused',
    reason: call.input.reason,
    provenance: call.provenance,
  };
  await call.ledger.write('decision', decision.id, decision);
  return decision;
};
