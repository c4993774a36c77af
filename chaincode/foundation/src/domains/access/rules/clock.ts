import { dayOf } from '@oneplusn/api';
import type { access } from '@oneplusn/api';
import { reckoned, type Clock } from '../../registry/rules/reckoning';
import type { Calendar } from '../../registry/rules/working-days';
import { answering, filingOf, signatureOf, stageOf, turnOf, type Matter } from './procedure';

/** The clock of a provider's answer. */
export interface AnswerClock extends Clock {
  /** The transaction that it began with. */
  readonly since: string;
}

/**
 * The term that runs for a provider: for its answer from the filing, or anew from the ruling that upheld a dispute; for
 * what it has granted from the approval. Undefined
 * where the request waits for nobody's answer.
 * @param usual the days of a request that does not say how many it was filed under
 */
export function clockOf(matter: Matter, usual: number): AnswerClock | undefined {
  const { request, handling, decision, oversight } = matter;
  const stage = stageOf(matter);
  const ruling = oversight?.ruling;
  if (stage === 'upheld' && ruling) {
    return { begins: dayOf(ruling.provenance.at), days: ruling.replyDays, since: ruling.provenance.txId };
  }
  const { awaited } = request;
  if (stage === 'awaited' && awaited && decision) {
    // Supply is due from the approval on; what is claimed once more, from then on.
    const { provenance } = handling?.supplied ? awaited : decision;
    return { begins: dayOf(provenance.at), days: awaited.supplyDays, since: awaited.provenance.txId };
  }
  if (turnOf(stage) !== 'provider' && stage !== 'returned') return undefined;
  const filing = signatureOf(request)?.provenance ?? filingOf(request);
  const returned = handling?.returned;
  const completed = returned && answering(request.completed, returned);
  const { due, replyDays } = request;
  return {
    begins: dayOf(filing.at),
    days: (replyDays ?? usual) + (handling?.extended?.days ?? 0),
    pauses: returned && [{ from: dayOf(returned.provenance.at), to: completed && dayOf(completed.provenance.at) }],
    told: due !== undefined && replyDays !== undefined ? { due, days: replyDays } : undefined,
    since: filing.txId,
  };
}

/** Where a request stands on a day, and what its clock says. */
export function progressOf(
  matter: Matter,
  clock: AnswerClock | undefined,
  today: string,
  calendars: readonly Calendar[],
): access.Progress {
  const stage = stageOf(matter);
  return { stage, turn: turnOf(stage), ...(clock && reckoned(clock, today, calendars)) };
}
