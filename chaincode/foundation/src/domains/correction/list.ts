import { dayOf } from '@oneplusn/api';
import type { Transactions } from '@oneplusn/api';
import type { Handler } from '../../call';
import { isWanted } from '../access/rules/waiting';
import { factsListed } from '../access/state/lists';
import { concerns, scopeOf } from '../access/state/parties';
import { stated } from './state/matter';

/** Reports newest first, each with where it stands. Damaged ones are left out. */
export const list: Handler<Transactions['correction']['list']> = async (call) => {
  const { input, ledger, now } = call;
  return factsListed(ledger, 'correction', scopeOf(input), input, async (report) => {
    if (!concerns(report, input)) return undefined;
    const item = await stated(call, report);
    return isWanted(item.progress, input, dayOf(now)) ? item : undefined;
  });
};
