import { dayOf } from '@oneplusn/api';
import type { OutputOf, Transactions, catalog } from '@oneplusn/api';
import type { Call, Handler } from '../../call';
import { isWithin } from '../registry/rules/departments';
import { isInTime, reckoned } from '../registry/rules/reckoning';
import { governed, soundCalendarsOf, terms } from '../registry/state/governed';
import { updateClock, yearsOfUpdate } from './rules/updating';
import { confirmationId } from './state/confirmations';

type Updates = Transactions['catalog']['updates'];
type Update = OutputOf<Updates>['items'][number];

/** By when each dataset in use has to be brought up to date. */
export const updates: Handler<Updates> = async (call) => {
  const { input, ledger, now } = call;
  const { provider, department, only } = input;
  const where = (each: catalog.Dataset) =>
    each.state === 'published' && (department === undefined || isWithin(each.department, department));
  const { items, ...rest } = await ledger.list('dataset', `${provider}/`, { ...input, where });
  const days = await governed(call, terms.updateDays, provider);
  const stated: Update[] = [];
  for (const each of items) stated.push(await updateOf(call, each, days));
  return { ...rest, items: stated.filter(({ due }) => isInTime(due, only, dayOf(now))) };
};

async function updateOf(call: Call<Updates>, dataset: catalog.Dataset, days: number): Promise<Update> {
  const { ledger, now } = call;
  const { id, title, department, updateCycle, provider } = dataset;
  const confirmed = await ledger.read('confirmation', confirmationId(id));
  const asOf = confirmed?.dataset === id ? confirmed.asOf : undefined;
  const clock = updateClock(dataset, asOf, days);
  const today = dayOf(now);
  const calendars = clock ? await soundCalendarsOf(call, yearsOfUpdate(clock, today), provider) : [];
  return {
    ...{ dataset: id, title, department, updateCycle },
    ...(asOf !== undefined && { asOf }),
    ...(clock && reckoned(clock, today, calendars)),
  };
}
