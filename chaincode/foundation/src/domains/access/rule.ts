import { errors, fail, ownerOf } from '@oneplusn/api';
import type { Transactions } from '@oneplusn/api';
import type { Handler } from '../../call';
import { ruling } from './rules/writing';
import { earlierStep, matterOf, oversightId, refuseStep } from './state/matter';
import { replyDays } from './state/terms';

/** The committee rules on a dispute: the provider decides anew, or its refusal stands. */
export const rule: Handler<Transactions['access']['rule']> = async (call) => {
  const { input, caller, committee, ledger, provenance } = call;
  const { outcome, reason } = input;
  const request = await ledger.require('request', input.request);
  const matter = await matterOf(call, request);
  refuseStep('rule', 'committee', matter);
  const earlier = earlierStep(matter, caller.id);
  if (earlier !== undefined) {
    const args = { actor: caller.id, request: request.id, earlier, action: 'access.rule' };
    throw fail(errors.access.samePerson, args);
  }
  const id = oversightId(request.id, committee);
  const days = await replyDays(call, ownerOf(request.dataset));
  const oversight = ruling(matter, id, { outcome, reason, replyDays: days, provenance });
  if (!oversight) throw fail(errors.ledger.notFound, { kind: 'request', id: request.id });
  await ledger.write('oversight', id, oversight);
  return oversight;
};
