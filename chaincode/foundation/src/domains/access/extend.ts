import { dayOf, errors, fail } from '@oneplusn/api';
import type { Transactions } from '@oneplusn/api';
import type { Handler } from '../../call';
import { extending } from './rules/writing';
import { requestToHandle } from './state/decision';
import { handlingId, matterOf, refuseStep } from './state/matter';
import { progress } from './state/progress';
import { extensionLimit } from './state/terms';

/** Puts the answer to a request off, once, before its term is over. */
export const extend: Handler<Transactions['access']['extend']> = async (call) => {
  const { days, reason } = call.input;
  const { request, dataset } = await requestToHandle(call, call.input.request);
  const matter = await matterOf(call, request);
  if (matter.handling?.extended) throw fail(errors.access.extendedAlready, { request: request.id });
  refuseStep('extend', 'provider', matter);
  const limit = await extensionLimit(call, dataset.provider);
  if (days > limit) throw fail(errors.access.extensionTooLong, { days, limit });
  const { due, noCalendar } = (await progress(call, matter)).progress;
  if (due === undefined) throw fail(errors.access.noCalendar, { year: noCalendar?.[0] ?? 0 });
  if (due < dayOf(call.now)) throw fail(errors.access.termOver, { request: request.id, due });
  const id = handlingId(request.id, dataset.provider);
  const handling = extending(matter, id, { days, reason, provenance: call.provenance });
  await call.ledger.write('handling', id, handling);
  return handling;
};
