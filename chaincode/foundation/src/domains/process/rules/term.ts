import { dayOf } from '@oneplusn/api';
import type { Chart, process } from '@oneplusn/api';
import { reckoned, type Clock, type Reckoned } from '../../registry/rules/reckoning';
import type { Calendar } from '../../registry/rules/working-days';

type Term = NonNullable<process.Case['term']>;
type Told = Pick<Reckoned, 'due' | 'noCalendar'>;

/** What a day or its lack is told by, without what changes from day to day. */
const told = ({ due, noCalendar }: Reckoned): Told => ({
  ...(due !== undefined && { due }),
  ...(noCalendar && { noCalendar }),
});

/**
 * The promised term of a case after a move on a day. It runs from the day after the case has left its start, and its
 * clock stands still while the case is in a state that waits for the applicant. A term that the move leaves as it was
 * keeps the day that was told.
 */
export function termAfter(
  chart: Chart,
  before: Term | undefined,
  at: readonly string[],
  today: string,
  calendars: readonly Calendar[],
): Term | undefined {
  const { days } = chart.definition;
  if (days === undefined) return undefined;
  const states = at.map((name) => chart.state(name));
  if (!before && states.some((state) => state?.kind === 'start' && !state.within)) return undefined;
  const { begins = today, pauses = [] } = before ?? {};
  const open = pauses.at(-1);
  const [stood, stands] = [open !== undefined && open.to === undefined, states.some((state) => state?.paused)];
  if (before && stood === stands) return before;
  const changed = stands
    ? [...pauses, { from: today }]
    : pauses.map((pause) => (pause.to === undefined ? { ...pause, to: today } : pause));
  const term = { begins, ...(changed.length > 0 && { pauses: changed }) };
  return { ...term, ...told(reckoned({ ...term, days }, today, calendars)) };
}

/** By when somebody has to act in a state that a case enters on a day. */
export function placeTerm(days: number | undefined, today: string, calendars: readonly Calendar[]): Told {
  return days === undefined ? {} : told(reckoned({ begins: today, days }, today, calendars));
}

/** The clock of a place, where its state sets a term. */
export function placeClock(chart: Chart, { state, since, due }: process.Place): Clock | undefined {
  const days = chart.state(state)?.days;
  if (days === undefined) return undefined;
  return { begins: dayOf(since), days, told: due === undefined ? undefined : { due, days } };
}

/** The clock of the whole case. */
export function termClock(chart: Chart, term: process.Case['term']): Clock | undefined {
  const { days } = chart.definition;
  if (!term || days === undefined) return undefined;
  const { begins, pauses, due } = term;
  return { begins, pauses, days, told: due === undefined ? undefined : { due, days, pauses } };
}

/** A case with its terms as they stand on a day, by the calendars that hold on it. */
export function caseOn(chart: Chart, file: process.Case, today: string, calendars: readonly Calendar[]): process.Case {
  const says = (clock: Clock | undefined): Reckoned => (clock ? reckoned(clock, today, calendars) : {});
  const places = file.places.map((place) => {
    const { state, since, sub, claimed } = place;
    return {
      ...{ state, since, ...says(placeClock(chart, place)) },
      ...(sub !== undefined && { sub }),
      ...(claimed !== undefined && { claimed }),
    };
  });
  if (!file.term) return { ...file, places };
  const { begins, pauses } = file.term;
  const term = { begins, ...(pauses && { pauses }), ...says(termClock(chart, file.term)) };
  return { ...file, places, term };
}
