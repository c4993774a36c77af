import { dayOf, ownerOf } from '@oneplusn/api';
import type { access } from '@oneplusn/api';
import type { Call } from '../../../call';
import { yearsOf } from '../../registry/rules/reckoning';
import { calendarsOf, soundCalendarsOf } from '../../registry/state/governed';
import { clockOf, progressOf, type AnswerClock } from '../rules/clock';
import type { Matter } from '../rules/procedure';
import { factsAbout, matterOf } from './matter';
import { replyDays } from './terms';

type Scope = Pick<Call, 'ledger' | 'committee' | 'now'>;

/** The clock of a request, and where it stands by the calendars that now hold for its provider. */
export async function progress(
  scope: Scope,
  matter: Matter,
): Promise<{ clock: AnswerClock | undefined; progress: access.Progress }> {
  const clock = clockOf(matter, await usualDays(scope, matter));
  const today = dayOf(scope.now);
  const provider = ownerOf(matter.request.dataset);
  const calendars = clock ? await calendarsOf(scope, yearsOf(clock, today), provider) : [];
  return { clock, progress: progressOf(matter, clock, today, calendars) };
}

/**
 * A request as it is answered: with what was done about it, and where it stands. Damaged facts are passed over and
 * named, and a damaged calendar is none, so that nobody can spoil a list for others.
 */
export async function stated(scope: Scope, request: access.AccessRequest): Promise<access.DecidedRequest> {
  const { ledger, committee, now } = scope;
  const facts = factsAbout(request, committee);
  await ledger.fetch(facts);
  const matter = await matterOf(scope, request, 'read');
  const damaged: NonNullable<access.Progress['damaged']> = [];
  for (const [kind, id] of facts) if ((await ledger.inspect(kind, id)).condition === 'damaged') damaged.push(kind);
  const clock = clockOf(matter, await usualDays(scope, matter));
  const today = dayOf(now);
  const calendars = clock ? await soundCalendarsOf(scope, yearsOf(clock, today), ownerOf(request.dataset)) : [];
  const time = progressOf(matter, clock, today, calendars);
  const { handling, decision, oversight } = matter;
  const done = { handling, decision, oversight };
  return { ...request, ...done, progress: { ...time, ...(damaged.length > 0 && { damaged }) } };
}

/** The days of an answer to a request that does not say how many it was filed under. */
async function usualDays(scope: Scope, { request }: Matter): Promise<number> {
  return request.replyDays ?? replyDays(scope, ownerOf(request.dataset));
}
