import { dayOf, errors, fail } from '@oneplusn/api';
import type { Transactions } from '@oneplusn/api';
import type { Handler } from '../../call';
import { anew } from './rules/procedure';
import { matterOf, ownReport, refuseStep, stated } from './state/matter';

/** Presses for an answer that is late, once. */
export const escalate: Handler<Transactions['correction']['escalate']> = async (call) => {
  const { input, ledger, provenance, now } = call;
  const report = await ownReport(call, input.correction);
  refuseStep('escalate', 'requester', await matterOf(call, report));
  if (report.escalated) throw fail(errors.correction.escalatedAlready, { correction: report.id });
  const { due, noCalendar } = (await stated(call, report)).progress;
  if (due === undefined) throw fail(errors.access.noCalendar, { year: noCalendar?.[0] ?? 0 });
  if (due >= dayOf(now)) throw fail(errors.correction.notOverdue, { correction: report.id, due });
  const escalated = anew(report, { escalated: { due, reason: input.reason, provenance } }, provenance);
  await ledger.write('correction', report.id, escalated);
  return escalated;
};
