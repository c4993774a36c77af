import { chartOf, type Definition } from '@oneplusn/api';
import fc from 'fast-check';
import { isWorkingDay } from '../../registry/rules/working-days';
import { caseOn, termAfter } from './term';

const dayMs = 86_400_000;
const dayAt = (time: number) => new Date(time).toISOString().slice(0, 10);

const title = { zh: '某事' };
const who = { roles: ['official' as const] };
const chart = chartOf({
  title,
  department: 'hrss',
  days: 10,
  states: [
    { name: 'draft', title, kind: 'start' },
    { name: 'open', title, kind: 'step' },
    { name: 'waiting', title, kind: 'step', paused: true },
    { name: 'done', title, kind: 'end' },
  ],
  actions: [
    { name: 'submit', title, from: ['draft', 'waiting'], to: 'open', who },
    { name: 'ask', title, from: ['open'], to: 'waiting', who },
    { name: 'finish', title, from: ['open'], to: 'done', who },
  ],
  forms: [],
} satisfies Definition);
const calendars = [
  { year: 2026, holidays: ['2026-10-01', '2026-10-02', '2026-10-05'], makeUpDays: ['2026-10-10'] },
  { year: 2027, holidays: ['2027-01-01'], makeUpDays: [] },
];
type Term = ReturnType<typeof termAfter>;
const at = (state: string, before: Term, today: string, known = calendars) =>
  termAfter(chart, before, [state], today, known);
/** What a case says of its term on a day. */
const on = (term: Term, today: string, known = calendars) => {
  const provenance = { by: 'GD/li', at: '2026-09-28T02:00:00.000Z', txId: '0' };
  const digest = { process: 'GD/p', version: 1, digest: '0', last: '0' };
  const file = {
    id: 'GD/c',
    ...digest,
    state: 'open' as const,
    places: [],
    step: 1,
    ...(term && { term }),
    provenance,
  };
  return caseOn(chart, file, today, known).term;
};

test('it begins when the case leaves its start, and does not move with later steps', () => {
  expect(at('draft', undefined, '2026-11-02')).toBeUndefined();
  const begun = at('open', undefined, '2026-11-02');
  expect(begun).toEqual({ begins: '2026-11-02', due: '2026-11-16' });
  expect(at('done', begun, '2026-11-05')).toEqual(begun);
});

test('it stands still while the case waits for the applicant, both days of that included', () => {
  const begun = at('open', undefined, '2026-09-28');
  // Holidays are not counted, the Saturday that makes up for one is.
  expect(begun).toEqual({ begins: '2026-09-28', due: '2026-10-14' });
  const waiting = at('waiting', begun, '2026-09-30');
  expect(waiting).toEqual({ begins: '2026-09-28', pauses: [{ from: '2026-09-30' }] });
  expect(on(waiting, '2026-10-20')).toMatchObject({ left: 9 });
  expect(at('waiting', waiting, '2026-10-20')).toEqual(waiting);
  const pauses = [{ from: '2026-09-30', to: '2026-10-20' }];
  expect(at('open', waiting, '2026-10-20')).toEqual({ begins: '2026-09-28', pauses, due: '2026-11-02' });
});

test('a year without a calendar is named, and a day is told as soon as it has one', () => {
  const [known] = [calendars.slice(0, 1)];
  const begun = at('open', undefined, '2026-12-25', known);
  expect(begun).toEqual({ begins: '2026-12-25', noCalendar: [2027] });
  expect(on(begun, '2026-12-28', known)).toEqual({ begins: '2026-12-25', noCalendar: [2027] });
  expect(on(begun, '2026-12-28')).toEqual({ begins: '2026-12-25', due: '2027-01-11', left: 9 });
  // Paused and gone on with: still no guess, and no working day lost for it.
  const gone = at('open', at('waiting', begun, '2026-12-28', known), '2026-12-30', known);
  expect(gone?.noCalendar).toEqual([2027]);
  expect(on(gone, '2026-12-31')?.due).toBe('2027-01-14');
});

test('a correction of a calendar moves a term that runs, and it says so', () => {
  const begun = at('open', undefined, '2026-11-02');
  const later = [{ ...calendars[0]!, holidays: [...calendars[0]!.holidays, '2026-11-10'] }, calendars[1]!];
  expect(on(begun, '2026-11-03')).toEqual({ begins: '2026-11-02', due: '2026-11-16', left: 9 });
  expect(on(begun, '2026-11-03', later)).toEqual({
    ...{ begins: '2026-11-02', due: '2026-11-17' },
    ...{ left: 9, corrected: true },
  });
  expect(on(begun, '2026-11-18')).toEqual({ begins: '2026-11-02', due: '2026-11-16', overdue: 2 });
});

test('whatever order of waiting and going on: the last day is that of a plain list of days', () => {
  const moves = fc.array(fc.record({ state: fc.constantFrom('open', 'waiting'), after: fc.nat(4) }), { maxLength: 12 });
  fc.assert(
    fc.property(moves, (steps) => {
      let [term, now] = [at('open', undefined, '2026-09-20'), Date.parse('2026-09-20')];
      let waits = false;
      const still = new Set<string>();
      for (const { state, after } of steps) {
        for (let i = 0; i < after; i += 1) {
          if (waits) still.add(dayAt(now));
          now += dayMs;
        }
        if (waits || state === 'waiting') still.add(dayAt(now));
        term = at(state, term, dayAt(now));
        waits = state === 'waiting';
      }
      const days: string[] = [];
      for (let each = Date.parse('2026-09-21'); days.length < 10; each += dayMs) {
        if (waits && each >= now) break;
        if (isWorkingDay(dayAt(each), calendars) && !still.has(dayAt(each))) days.push(dayAt(each));
      }
      const said = on(term, dayAt(now));
      expect(said?.due).toBe(days.length === 10 ? days.at(-1) : undefined);
      if (said?.due === undefined) expect(said?.left).toBe(10 - days.length);
    }),
  );
});

test('a process that promises nothing has no term', () => {
  const definition = { ...chart.definition };
  delete definition.days;
  expect(termAfter(chartOf(definition), undefined, ['open'], '2026-11-02', calendars)).toBeUndefined();
});
