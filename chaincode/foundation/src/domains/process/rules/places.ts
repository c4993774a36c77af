import type { Instant, process } from '@oneplusn/api';

type Place = process.Place;

/** The places of a case after a move: what it has entered is new, the others stay as they were. */
export function placesAfter(
  before: readonly Place[],
  { at, entered }: { readonly at: readonly string[]; readonly entered: ReadonlySet<string> },
  now: Instant,
  terms: { termIn(state: string): Pick<Place, 'due' | 'noCalendar'> },
): Place[] {
  return at.map((state) => {
    const stood = entered.has(state) ? undefined : before.find((place) => place.state === state);
    if (stood) return stood;
    return { state, since: now, ...terms.termIn(state) };
  });
}

/** The same places, with one in somebody's hands, or in nobody's. */
export function handed(places: readonly Place[], state: string, holder: string | undefined): Place[] {
  return places.map((place) => {
    if (place.state !== state) return place;
    const { state: at, since, due, noCalendar, sub } = place;
    const told = {
      ...(due !== undefined && { due }),
      ...(noCalendar && { noCalendar }),
      ...(sub !== undefined && { sub }),
    };
    return { state: at, since, ...told, ...(holder !== undefined && { claimed: holder }) };
  });
}
