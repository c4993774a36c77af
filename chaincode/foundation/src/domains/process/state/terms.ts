import { dayOf } from '@oneplusn/api';
import type { Chart, process } from '@oneplusn/api';
import type { Call } from '../../../call';
import { calendarsOf } from '../../registry/state/governed';
import { dueDay, termAfter } from '../rules/term';

type Scope = Pick<Call, 'ledger' | 'committee' | 'now' | 'caller'>;

/** The terms of a case that moves now, by the calendar on the ledger. */
export interface Terms {
  /** By which day somebody has to act in a state that the case comes to. */
  dueIn(state: string): string | undefined;
  /** The promised term of the whole case, once it is there. */
  wholeAfter(before: process.Case['term'], at: readonly string[]): process.Case['term'];
}

export async function termsFrom(call: Scope, chart: Chart): Promise<Terms> {
  const today = dayOf(call.now);
  const { definition } = chart;
  const year = Number(today.slice(0, 4));
  const timed = definition.days !== undefined || definition.states.some(({ days }) => days !== undefined);
  const calendars = timed ? await calendarsOf(call, [year, year + 1, year + 2], call.caller.msp) : [];
  return {
    dueIn: (state) => {
      const days = chart.state(state)?.days;
      return days === undefined ? undefined : dueDay(today, days, calendars);
    },
    wholeAfter: (before, at) => termAfter(chart, before, at, today, calendars),
  };
}
