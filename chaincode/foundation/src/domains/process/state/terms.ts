import { dayOf } from '@oneplusn/api';
import type { Chart, process } from '@oneplusn/api';
import type { Call } from '../../../call';
import { yearsOf } from '../../registry/rules/reckoning';
import { soundCalendarsOf } from '../../registry/state/governed';
import { caseOn, placeClock, placeTerm, termAfter, termClock } from '../rules/term';

type Scope = Pick<Call, 'ledger' | 'committee' | 'now' | 'caller'>;

/** The terms of a case that moves now, by the calendars on the ledger. */
export interface Terms {
  /** By which day somebody has to act in a state that the case comes to. */
  termIn(state: string): ReturnType<typeof placeTerm>;
  /** The promised term of the whole case, once it is there. */
  wholeAfter(before: process.Case['term'], at: readonly string[]): process.Case['term'];
}

export async function termsFrom(call: Scope, chart: Chart, term?: process.Case['term']): Promise<Terms> {
  const today = dayOf(call.now);
  const { days, states } = chart.definition;
  const clocks = [days, ...states.map((state) => state.days)].flatMap((each) =>
    each === undefined ? [] : [{ begins: term?.begins ?? today, days: each }],
  );
  const calendars = await calendarsFor(call, clocks, today);
  return {
    termIn: (state) => placeTerm(chart.state(state)?.days, today, calendars),
    wholeAfter: (before, at) => termAfter(chart, before, at, today, calendars),
  };
}

/** A case with its terms as they stand now: what was told when it moved may have been by an earlier calendar. */
export async function caseNow(call: Scope, chart: Chart, file: process.Case): Promise<process.Case> {
  if (file.state === 'ended') return file;
  const today = dayOf(call.now);
  const clocks = [...file.places.map((place) => placeClock(chart, place)), termClock(chart, file.term)];
  const calendars = await calendarsFor(
    call,
    clocks.filter((clock) => clock !== undefined),
    today,
  );
  return caseOn(chart, file, today, calendars);
}

function calendarsFor(call: Scope, clocks: readonly Parameters<typeof yearsOf>[0][], today: string) {
  const years = new Set(clocks.flatMap((clock) => yearsOf(clock, today)));
  return soundCalendarsOf(call, [...years].sort(), call.caller.msp);
}
