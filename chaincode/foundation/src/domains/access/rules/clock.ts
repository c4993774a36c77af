import { dayOf } from '@oneplusn/api';
import type { access } from '@oneplusn/api';
import { answering, filingOf, signatureOf, stageOf, turnOf, type Matter } from './procedure';
import { termFrom, workingDaysAfter, type Calendar, type Pause } from './working-days';

/** The marks of time that a provider's term follows from; the days are worked out when they are asked for. */
export interface Clock {
  /** The day it begins, which is not counted. */
  readonly begins: string;
  /** In working days, an extension included. */
  readonly days: number;
  readonly pause?: Pause | undefined;
  /** The transaction that it began with. */
  readonly since: string;
}

/**
 * The term that runs for a provider's answer: from the filing, or anew from the ruling that upheld a dispute. Undefined
 * where the request waits for nobody's answer.
 * @param usual the days of a request that does not say how many it was filed under
 */
export function clockOf(matter: Matter, usual: number): Clock | undefined {
  const { request, handling, oversight } = matter;
  const stage = stageOf(matter);
  const ruling = oversight?.ruling;
  if (stage === 'upheld' && ruling) {
    return { begins: dayOf(ruling.provenance.at), days: ruling.replyDays, since: ruling.provenance.txId };
  }
  if (turnOf(stage) !== 'provider' && stage !== 'returned') return undefined;
  const filing = signatureOf(request)?.provenance ?? filingOf(request);
  const returned = handling?.returned;
  const completed = returned && answering(request.completed, returned);
  return {
    begins: dayOf(filing.at),
    days: (request.replyDays ?? usual) + (handling?.extended?.days ?? 0),
    pause: returned && {
      from: dayOf(returned.provenance.at),
      to: completed && dayOf(completed.provenance.at),
    },
    since: filing.txId,
  };
}

/** The years whose calendars a term can need, seen from a day. */
export function yearsOf({ begins }: Clock, today: string): number[] {
  const [first, last] = [Number(begins.slice(0, 4)), Number(today.slice(0, 4)) + 1];
  return Array.from({ length: Math.max(0, last - first) + 1 }, (_, i) => first + i);
}

/** Where a request stands on a day, and what its clock says. */
export function progressOf(
  matter: Matter,
  clock: Clock | undefined,
  today: string,
  calendars: readonly Calendar[],
): access.Progress {
  const stage = stageOf(matter);
  return { stage, turn: turnOf(stage), ...(clock && timeOf(matter.request, clock, today, calendars)) };
}

type Time = Pick<access.Progress, 'due' | 'left' | 'overdue' | 'noCalendar' | 'corrected'>;

function timeOf(
  request: access.AccessRequest,
  { begins, days, pause, since }: Clock,
  today: string,
  calendars: readonly Calendar[],
): Time {
  const corrected = since === filingOf(request).txId ? isCorrected(request, calendars) : undefined;
  const term = termFrom(begins, days, calendars, pause);
  if ('noCalendar' in term) return { noCalendar: [term.noCalendar], corrected };
  if ('left' in term.told) return { left: term.told.left, corrected };
  const { due } = term.told;
  const late = due < today;
  const between = late ? workingDaysAfter(due, today, calendars) : workingDaysAfter(today, due, calendars);
  if ('told' in between) return { due, corrected, ...(late ? { overdue: between.told } : { left: between.told }) };
  return { due, corrected, noCalendar: [between.noCalendar] };
}

/** True where the term that the requester was told of at the filing would end on another day by now's calendars. */
function isCorrected(request: access.AccessRequest, calendars: readonly Calendar[]): true | undefined {
  const { due, replyDays } = request;
  if (due === undefined || replyDays === undefined) return undefined;
  const now = termFrom(dayOf(filingOf(request).at), replyDays, calendars);
  return 'told' in now && 'due' in now.told && now.told.due !== due ? true : undefined;
}
