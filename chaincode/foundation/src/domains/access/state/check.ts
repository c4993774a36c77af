import { dayOf, errors, fail, ownerOf } from '@oneplusn/api';
import type { Call } from '../../../call';
import { reckoned, yearsOf } from '../../registry/rules/reckoning';
import { calendarsOf } from '../../registry/state/governed';
import { filingOf, signatureOf, type Matter } from '../rules/procedure';

/**
 * 合规性审查: where a term is set for it, what a request lacks is said within it, or not at all.
 * @throws LedgerError ACCESS-160 where that term is over, ACCESS-147 where a year has no calendar
 */
export async function refuseLateCheck(
  call: Pick<Call, 'ledger' | 'committee' | 'now'>,
  { request }: Matter,
  days: number,
): Promise<void> {
  if (days === 0) return;
  const today = dayOf(call.now);
  const clock = { begins: dayOf((signatureOf(request)?.provenance ?? filingOf(request)).at), days };
  const calendars = await calendarsOf(call, yearsOf(clock, today), ownerOf(request.dataset));
  const { due, noCalendar } = reckoned(clock, today, calendars);
  if (due === undefined) throw fail(errors.access.noCalendar, { year: noCalendar?.[0] ?? 0 });
  if (due < today) throw fail(errors.access.checkOver, { request: request.id, due });
}
