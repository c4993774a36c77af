import type { Transactions, access } from '@oneplusn/api';
import type { Handler } from '../../call';
import { decisionId, requestToDecide } from './state/decision';

/** Refuses a request; the reason stays on the ledger. */
export const refuse: Handler<Transactions['access']['refuse']> = async (call) => {
  const { request, dataset } = await requestToDecide(call, call.input.request);
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
