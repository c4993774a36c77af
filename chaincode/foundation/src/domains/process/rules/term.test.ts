import { chartOf, type Definition } from '@oneplusn/api';
import fc from 'fast-check';
import { dueDay, termAfter, workingDaysLeft } from './term';

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
const calendars = [{ year: 2026, holidays: ['2026-10-01', '2026-10-02', '2026-10-05'], makeUpDays: ['2026-10-10'] }];
const at = (state: string, before: ReturnType<typeof termAfter>, today: string) =>
  termAfter(chart, before, [state], today, calendars);

test('it begins when the case leaves its start, and does not move with later steps', () => {
  expect(at('draft', undefined, '2026-11-02')).toBeUndefined();
  const begun = at('open', undefined, '2026-11-02');
  expect(begun).toEqual({ due: '2026-11-16' });
  expect(at('done', begun, '2026-11-05')).toEqual(begun);
});

test('it stands still while the case waits for the applicant, by working days', () => {
  const begun = at('open', undefined, '2026-09-28');
  // Holidays are not counted, the Saturday that makes up for one is: six days are left after Wednesday.
  expect(begun).toEqual({ due: '2026-10-14' });
  const waiting = at('waiting', begun, '2026-09-30');
  expect(waiting).toEqual({ left: 8 });
  expect(at('waiting', waiting, '2026-10-20')).toEqual(waiting);
  expect(at('open', waiting, '2026-10-20')).toEqual({ due: '2026-10-30' });
  expect(at('waiting', begun, '2026-12-01')).toEqual({ left: 0 });
});

test('a case that is asked and answered on one day loses and gains nothing', () => {
  const day = fc
    .integer({ min: 0, max: 300 })
    .map((n) => new Date(Date.UTC(2026, 0, 1 + n)).toISOString().slice(0, 10));
  fc.assert(
    fc.property(day, fc.integer({ min: 1, max: 30 }), (today, days) => {
      const due = dueDay(today, days, calendars);
      expect(workingDaysLeft(today, due, calendars)).toBe(days);
      expect(at('open', at('waiting', { due }, today), today)).toEqual({ due });
    }),
  );
});

test('a process that promises nothing has no term', () => {
  const definition = { ...chart.definition };
  delete definition.days;
  expect(termAfter(chartOf(definition), undefined, ['open'], '2026-11-02', calendars)).toBeUndefined();
});
