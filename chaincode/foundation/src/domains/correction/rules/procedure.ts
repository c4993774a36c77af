import { dayOf } from '@oneplusn/api';
import type { correction } from '@oneplusn/api';
import { reckoned, type Clock } from '../../registry/rules/reckoning';
import type { Calendar } from '../../registry/rules/working-days';

/*
 * 校核, whole: a reader reports, the provider answers in time. Each writes on a fact that it alone seals, and where a
 * report stands follows from both.
 */

/** What the ledger holds about a report of wrong data. */
export interface Matter {
  readonly correction: correction.Correction;
  readonly reply?: correction.Reply | undefined;
}

export type Action = 'reply' | 'withdraw' | 'escalate';
export type Party = 'requester' | 'provider';

/** Who may take a step; all of them only while the answer is awaited. */
const steps: Readonly<Record<Action, Party>> = { reply: 'provider', withdraw: 'requester', escalate: 'requester' };

/** Whether a side may take a step where the report stands. */
export const mayTake = (action: Action, party: Party, stage: correction.Stage): boolean =>
  steps[action] === party && stage === 'reported';

/** Where a report stands: an answer counts whatever is said after it. */
export function stageOf({ correction, reply }: Matter): correction.Stage {
  return reply?.outcome ?? (correction.withdrawn ? 'withdrawn' : 'reported');
}

/** Who reported, and when. */
export const filingOf = ({ filed, provenance }: correction.Correction) => filed ?? provenance;

/** The term of the answer, while it is awaited. */
export function clockOf(matter: Matter): Clock | undefined {
  if (stageOf(matter) !== 'reported') return undefined;
  const { due, replyDays: days } = matter.correction;
  return { begins: dayOf(filingOf(matter.correction).at), days, told: due === undefined ? undefined : { due, days } };
}

/** Where a report stands on a day. */
export function progressOf(
  matter: Matter,
  today: string,
  calendars: readonly Calendar[],
): correction.StatedCorrection['progress'] {
  const clock = clockOf(matter);
  return { stage: stageOf(matter), ...(clock && reckoned(clock, today, calendars)) };
}

/** A new version of a report, which keeps who made it. */
export const anew = (
  report: correction.Correction,
  change: Partial<correction.Correction>,
  provenance: correction.Correction['provenance'],
): correction.Correction => ({ ...report, ...change, filed: filingOf(report), provenance });
