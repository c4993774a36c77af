import type { Transactions } from '@oneplusn/api';
import type { Handler } from '../../call';
import { casesOf, refuseElsewhere } from './state/cases';
import { pinnedTo } from './state/definitions';
import { caseNow } from './state/terms';

/** The authority's cases, the newest first; what is not wanted is passed over, so that a page may be short. */
export const cases: Handler<Transactions['process']['cases']> = async (call) => {
  refuseElsewhere(call);
  const { process, state, size, after } = call.input;
  const { items, ...rest } = await casesOf(call, call.caller.msp, { size, after });
  const wanted = items.filter(
    (each) => (process === undefined || each.process === process) && (state === undefined || each.state === state),
  );
  const stated = [];
  for (const file of wanted) stated.push(await caseNow(call, await pinnedTo(call, file), file));
  return { items: stated, ...rest };
};
