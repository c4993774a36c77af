import { dayOf } from '@oneplusn/api';
import type { Chart } from '@oneplusn/api';
import type { Call } from '../../../call';
import { addWorkingDays } from '../../access/rules/working-days';
import { calendarsFrom } from '../../registry/state/governed';

type Scope = Pick<Call, 'ledger' | 'committee' | 'now' | 'caller'>;

/** By which day somebody has to act in a state that a case comes to now, by the calendar on the ledger. */
export async function termsFrom(call: Scope, chart: Chart): Promise<(state: string) => string | undefined> {
  const today = dayOf(call.now);
  const timed = chart.definition.states.some(({ days }) => days !== undefined);
  const calendars = timed ? await calendarsFrom(call, Number(today.slice(0, 4)), call.caller.msp) : [];
  return (state) => {
    const days = chart.state(state)?.days;
    return days === undefined ? undefined : addWorkingDays(today, days, calendars);
  };
}
