import { dayOf, errors, fail } from '@oneplusn/api';
import type { Transactions, access } from '@oneplusn/api';
import type { Handler } from '../../call';
import type { AnswerClock } from './rules/clock';
import { pressing, pressingFromAbove } from './rules/writing';
import { matterOf, oversightId, ownRequest, refuseStep } from './state/matter';
import { progress } from './state/progress';

/** Presses for an answer that is late: by the requester or the committee, each once a term. */
export const escalate: Handler<Transactions['access']['escalate']> = async (call) => {
  const { ledger, caller, committee, provenance, input } = call;
  const filed = await ledger.require('request', input.request);
  const above = caller.msp === committee && filed.requester !== committee;
  const request = above ? filed : await ownRequest(call, filed.id);
  const matter = await matterOf(call, request);
  refuseStep('escalate', above ? 'committee' : 'requester', matter);
  const { clock, due } = lateTerm(request.id, await progress(call, matter), dayOf(call.now));
  const before = above ? matter.oversight?.escalated : request.escalated;
  if (before?.answers === clock.since) throw fail(errors.access.escalatedAlready, { request: request.id });
  const escalated: access.Escalated = { answers: clock.since, due, reason: input.reason, provenance };
  if (above) {
    const id = oversightId(request.id, committee);
    await ledger.write('oversight', id, pressingFromAbove(matter, id, escalated));
  } else {
    await ledger.write('request', request.id, pressing(matter, escalated));
  }
  return escalated;
};

/** The term that is over, with its last day. */
function lateTerm(
  request: string,
  { clock, progress: { due, noCalendar } }: Awaited<ReturnType<typeof progress>>,
  today: string,
): { clock: AnswerClock; due: string } {
  if (!clock || due === undefined) throw fail(errors.access.noCalendar, { year: noCalendar?.[0] ?? 0 });
  if (due >= today) throw fail(errors.access.notOverdue, { request, due });
  return { clock, due };
}
