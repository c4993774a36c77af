import fc from 'fast-check';
import { addWorkingDays, isWorkingDay } from './working-days';

/** National Day and Spring Festival of 2026 as the State Council arranged them, as far as the tests need them. */
const calendar2026 = {
  year: 2026,
  holidays: ['2026-10-01', '2026-10-02', '2026-10-05', '2026-10-06', '2026-10-07'],
  makeUpDays: ['2026-09-20', '2026-10-10'],
};
const day = fc
  .date({ min: new Date('2026-01-01'), max: new Date('2027-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

test('holidays rest, make-up days work, other years have plain weeks', () => {
  expect(isWorkingDay('2026-10-01', [calendar2026])).toBe(false);
  expect(isWorkingDay('2026-10-10', [calendar2026])).toBe(true);
  expect(isWorkingDay('2026-10-11', [calendar2026])).toBe(false);
  expect(isWorkingDay('2027-10-01', [calendar2026])).toBe(true);
  // Each year by its own calendar, in whichever order they come.
  const calendar2027 = { year: 2027, holidays: ['2027-10-01'], makeUpDays: [] };
  for (const calendars of [
    [calendar2026, calendar2027],
    [calendar2027, calendar2026],
  ])
    for (const year of ['2026', '2027']) expect(isWorkingDay(`${year}-10-01`, calendars)).toBe(false);
});

test('ten working days over the National Day week', () => {
  expect(addWorkingDays('2026-09-25', 10, [calendar2026])).toBe('2026-10-15');
  expect(addWorkingDays('2026-09-25', 10, [])).toBe('2026-10-09');
  expect(addWorkingDays('2026-09-25', 1, [])).toBe('2026-09-28');
});

test('a term of n days holds exactly n working days, ends on one, and adds up', () => {
  fc.assert(
    fc.property(day, fc.integer({ min: 1, max: 40 }), fc.integer({ min: 1, max: 40 }), (start, n, m) => {
      const calendars = [calendar2026];
      const end = addWorkingDays(start, n, calendars);
      expect(isWorkingDay(end, calendars)).toBe(true);
      let working = 0;
      for (let at = Date.parse(start) + 86_400_000; at <= Date.parse(end); at += 86_400_000) {
        if (isWorkingDay(new Date(at).toISOString().slice(0, 10), calendars)) working += 1;
      }
      expect(working).toBe(n);
      expect(addWorkingDays(end, m, calendars)).toBe(addWorkingDays(start, n + m, calendars));
    }),
  );
});

test('more holidays never shorten a term', () => {
  fc.assert(
    fc.property(day, fc.integer({ min: 1, max: 20 }), fc.array(day, { maxLength: 20 }), (start, n, holidays) => {
      const more = { ...calendar2026, holidays: [...calendar2026.holidays, ...holidays] };
      expect(addWorkingDays(start, n, [more]) >= addWorkingDays(start, n, [calendar2026])).toBe(true);
    }),
  );
});
