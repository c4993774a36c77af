import { errors, fail, problems } from '@oneplusn/api';
import type { Transactions } from '@oneplusn/api';
import { problemWith } from '@oneplusn/errors';
import type { Handler } from '../../call';
import { namedTwice } from './rules/parts';
import { returning } from './rules/writing';
import { requestToHandle } from './state/decision';
import { refuseLateCheck } from './state/check';
import { handlingId, matterOf, refuseStep } from './state/matter';
import { checkDays } from './state/terms';

/** Returns a request for completion, once, with everything that is missing. */
export const giveBack: Handler<Transactions['access']['return']> = async (call) => {
  const { missing } = call.input;
  const { request, dataset } = await requestToHandle(call, call.input.request);
  const part = namedTwice(missing);
  if (part !== undefined) {
    throw fail(errors.ledger.malformed, { path: 'missing', problem: problemWith(problems.shape.partTwice, { part }) });
  }
  const matter = await matterOf(call, request);
  if (matter.handling?.returned) throw fail(errors.access.returnedAlready, { request: request.id });
  refuseStep('return', 'provider', matter);
  await refuseLateCheck(call, matter, await checkDays(call, dataset.provider));
  const handling = returning(matter, handlingId(request.id, dataset.provider), {
    missing,
    provenance: call.provenance,
  });
  await call.ledger.write('handling', handling.id, handling);
  return handling;
};
