import { dayOf } from '@oneplusn/api';
import { calendar2026, dueIn } from './calendar';

/** Weekdays as `getUTCDay` counts them. */
const weekday = (day: string) => new Date(`${day}T00:00:00Z`).getUTCDay();

test('the calendar of 2026 is that of the notice: 33 days off, six weekend days made up for', () => {
  const { holidays, makeUpDays } = calendar2026;
  expect(holidays).toHaveLength(33);
  expect(new Set([...holidays, ...makeUpDays]).size).toBe(39);
  expect(makeUpDays.map(weekday)).toEqual([0, 6, 6, 6, 0, 6]);
  expect(holidays).toContain('2026-02-23');
  expect(holidays).not.toContain('2026-02-24');
  // 365 days, 104 on weekends; what is off on a weekday counts off, what is made up for counts on.
  const all = Array.from({ length: 365 }, (_, i) => dayOf(Date.UTC(2026, 0, 1 + i)));
  const on = all.filter((day) => makeUpDays.includes(day) || (!holidays.includes(day) && weekday(day) % 6 !== 0));
  expect(on).toHaveLength(248);
});

test('what cannot be told is said with its year and what to do', () => {
  const stands = { stage: 'filed', turn: 'provider' } as const;
  expect(dueIn({ ...stands, due: '2026-12-11', left: 10 })).toContain('2026-12-11');
  expect(dueIn({ ...stands, noCalendar: [2027] })).toContain('the calendar of 2027');
});
