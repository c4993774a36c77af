import { dayOf, errors, fail } from '@oneplusn/api';
import type { Transactions, access } from '@oneplusn/api';
import type { Handler } from '../../call';
import type { Clock } from './rules/clock';
import type { Matter } from './rules/procedure';
import { pressing, pressingFromAbove } from './rules/writing';
import { matterOf, oversightId, ownRequest, refuseStep } from './state/matter';
import { progress } from './state/progress';

/** Presses for an answer that is late: by the requester or the committee, each once a term. */
export const escalate: Handler<Transactions['access']['escalate']> = async (call) => {
  const { ledger, caller, committee, provenance, input } = call;
  const above = await speaksFromAbove(call);
  const request = above ? await ledger.require('request', input.request) : await ownRequest(call, input.request);
  const matter = await matterOf(call, request);
  refuseStep('escalate', above ? 'committee' : 'requester', matter);
  const time = await progress(call, matter);
  const { clock, due } = lateIn(matter, time, dayOf(call.now));
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

  async function speaksFromAbove({ input: { request: id } }: typeof call): Promise<boolean> {
    return caller.msp === committee && (await ledger.require('request', id)).requester !== committee;
  }
};

/** The term that is over, with its last day. */
function lateIn(
  { request }: Matter,
  { clock, progress: { due, noCalendar } }: Awaited<ReturnType<typeof progress>>,
  today: string,
): { clock: Clock; due: string } {
  if (!clock || due === undefined) throw fail(errors.access.noCalendar, { year: noCalendar?.[0] ?? 0 });
  if (due >= today) throw fail(errors.access.notOverdue, { request: request.id, due });
  return { clock, due };
}
