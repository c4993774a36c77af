import { errors, fail } from '@oneplusn/api';
import type { Transactions } from '@oneplusn/api';
import type { Handler } from '../../call';
import { supplying } from './rules/writing';
import { requestToHandle } from './state/decision';
import { handlingId, matterOf, refuseStep } from './state/matter';

/** Supplies what was granted and claimed. */
export const supply: Handler<Transactions['access']['supply']> = async (call) => {
  const { input, ledger, provenance } = call;
  const { request, dataset } = await requestToHandle(call, input.request);
  const matter = await matterOf(call, request);
  refuseStep('supply', 'provider', matter);
  const id = handlingId(request.id, dataset.provider);
  const handling = supplying(matter, id, { reason: input.reason, provenance });
  if (!handling) throw fail(errors.ledger.notFound, { kind: 'request', id: request.id });
  await ledger.write('handling', id, handling);
  return handling;
};
