import { errors, fail } from '@oneplusn/api';
import type { Transactions } from '@oneplusn/api';
import type { Handler } from '../../call';
import { filingOf } from './rules/procedure';
import { countersigning } from './rules/writing';
import { matterOf, ownRequest, refuseStep } from './state/matter';

/** A second person of the requester stands behind a request: only then does it go out. */
export const countersign: Handler<Transactions['access']['countersign']> = async (call) => {
  const { caller, provenance } = call;
  const request = await ownRequest(call, call.input.request);
  const matter = await matterOf(call, request);
  refuseStep('countersign', 'requester', matter);
  if (filingOf(request).by === caller.id) {
    const steps = { earlier: 'access.request', action: 'access.countersign' };
    throw fail(errors.access.samePerson, { actor: caller.id, request: request.id, ...steps });
  }
  const signed = countersigning(matter, provenance);
  await call.ledger.write('request', request.id, signed);
  return signed;
};
