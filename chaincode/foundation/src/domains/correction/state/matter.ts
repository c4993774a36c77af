import { dayOf, errors, fail, sha256 } from '@oneplusn/api';
import type { FactId, Msp, correction } from '@oneplusn/api';
import type { Call } from '../../../call';
import { isOfSameLine } from '../../registry/rules/departments';
import { yearsOf } from '../../registry/rules/reckoning';
import { soundCalendarsOf } from '../../registry/state/governed';
import { clockOf, mayTake, progressOf, stageOf, type Action, type Matter, type Party } from '../rules/procedure';

/** A report has one answer, under a name that follows from it. */
export const replyId = (report: FactId, provider: Msp): FactId => `${provider}/y-${sha256(report).slice(0, 24)}`;

/** A report with its answer; one that is about another report counts for nothing. */
export async function matterOf({ ledger }: Pick<Call, 'ledger'>, report: correction.Correction): Promise<Matter> {
  const reply = await ledger.read('reply', replyId(report.id, report.provider));
  return { correction: report, reply: reply?.correction === report.id ? reply : undefined };
}

/** A report that a person of its department, or of one above or below it, is about to change. */
export async function ownReport({ ledger, caller }: Pick<Call, 'ledger' | 'caller'>, id: FactId) {
  const report = await ledger.require('correction', id);
  const { department: unit, requester } = report;
  if (requester !== caller.msp)
    throw fail(errors.ledger.notOwner, { kind: 'correction', id, owner: requester, caller: caller.msp });
  if (isOfSameLine(caller.department, unit)) return report;
  const department = caller.department ?? '';
  throw fail(errors.correction.otherUnit, { correction: id, unit, actor: caller.id, department });
}

/** @throws LedgerError CORRECTION-105 where a side may not take a step as the report stands */
export function refuseStep(action: Action, party: Party, matter: Matter): void {
  const stage = stageOf(matter);
  if (mayTake(action, party, stage)) return;
  const { id } = matter.correction;
  throw fail(errors.correction.wrongStage, { correction: id, stage, action: `correction.${action}` });
}

/** A report as it is answered: with its reply, and where it stands. */
export async function stated(
  call: Pick<Call, 'ledger' | 'committee' | 'now'>,
  report: correction.Correction,
): Promise<correction.StatedCorrection> {
  const matter = await matterOf(call, report);
  const today = dayOf(call.now);
  const clock = clockOf(matter);
  const calendars = clock ? await soundCalendarsOf(call, yearsOf(clock, today), report.provider) : [];
  const { reply } = matter;
  return { ...report, ...(reply && { reply }), progress: progressOf(matter, today, calendars) };
}
