import { dayOf } from '@oneplusn/api';
import type { Transactions, correction } from '@oneplusn/api';
import type { Handler } from '../../call';
import { isWanted } from '../access/rules/waiting';
import { listed } from '../access/state/lists';
import { concerns, scopeOf } from '../access/state/parties';
import { stated } from './state/matter';

/** Reports newest first, each with where it stands. Damaged ones are left out. */
export const list: Handler<Transactions['correction']['list']> = async (call) => {
  const { input, ledger, now } = call;
  const { ids, skipped, ...rest } = await listed(ledger.index, 'correction', scopeOf(input), input);
  const items: correction.StatedCorrection[] = [];
  for (const id of ids) {
    const report = await ledger.read('correction', id);
    if (!report || !concerns(report, input)) continue;
    const item = await stated(call, report);
    if (isWanted(item.progress, input, dayOf(now))) items.push(item);
  }
  return { items, ...rest, ...(skipped > 0 && { skipped }) };
};
