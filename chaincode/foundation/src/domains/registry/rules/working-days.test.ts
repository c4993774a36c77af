import fc from 'fast-check';
import { isWorkingDay, termFrom, workingDaysAfter, type Pause } from './working-days';

/** National Day and Spring Festival of 2026 as the State Council arranged them, as far as the tests need them. */
const calendar2026 = {
  year: 2026,
  holidays: ['2026-10-01', '2026-10-02', '2026-10-05', '2026-10-06', '2026-10-07'],
  makeUpDays: ['2026-09-20', '2026-10-10'],
};
const calendar2027 = { year: 2027, holidays: ['2027-10-01'], makeUpDays: [] };
const calendar2028 = { year: 2028, holidays: [], makeUpDays: [] };
const all = [calendar2026, calendar2027, calendar2028];
const day = fc
  .date({ min: new Date('2026-01-01'), max: new Date('2027-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

/** The last day of a term that has one. */
function endOf(start: string, count: number, calendars = all, ...pauses: Pause[]): string {
  const term = termFrom(start, count, calendars, pauses);
  if (!('told' in term && 'due' in term.told)) throw new Error(JSON.stringify(term));
  return term.told.due;
}

test('holidays rest, make-up days work, a year without a calendar is not known', () => {
  expect(isWorkingDay('2026-10-01', [calendar2026])).toBe(false);
  expect(isWorkingDay('2026-10-10', [calendar2026])).toBe(true);
  expect(isWorkingDay('2026-10-11', [calendar2026])).toBe(false);
  expect(isWorkingDay('2027-10-01', [calendar2026])).toBeUndefined();
  // Each year by its own calendar, in whichever order they come.
  for (const calendars of [
    [calendar2026, calendar2027],
    [calendar2027, calendar2026],
  ])
    for (const year of ['2026', '2027']) expect(isWorkingDay(`${year}-10-01`, calendars)).toBe(false);
});

test('ten working days over the National Day week', () => {
  const plain = [{ ...calendar2026, holidays: [], makeUpDays: [] }];
  expect(endOf('2026-09-25', 10)).toBe('2026-10-15');
  expect(endOf('2026-09-25', 10, plain)).toBe('2026-10-09');
  expect(endOf('2026-09-25', 1, plain)).toBe('2026-09-28');
});

test('a term that needs a year without a calendar has no end, and says which year', () => {
  expect(termFrom('2026-12-25', 10, [calendar2026])).toEqual({ noCalendar: 2027 });
  expect(termFrom('2026-12-25', 4, [calendar2026])).toEqual({ told: { due: '2026-12-31' } });
  expect(termFrom('2026-12-25', 4, [])).toEqual({ noCalendar: 2026 });
  expect(workingDaysAfter('2026-12-30', '2027-01-04', [calendar2026])).toEqual({ noCalendar: 2027 });
  expect(workingDaysAfter('2026-12-30', '2027-01-04', all)).toEqual({ told: 3 });
});

test('while the clock stands still a term has no end, and keeps the days that it had', () => {
  // Ten days from Monday the 2nd; returned on Thursday the 5th, which does not count, nor does the completion's day.
  expect(termFrom('2026-03-02', 10, all, [{ from: '2026-03-05' }])).toEqual({ told: { left: 8 } });
  expect(endOf('2026-03-02', 10, all, { from: '2026-03-05', to: '2026-03-09' })).toBe('2026-03-19');
  expect(endOf('2026-03-02', 10, all, { from: '2026-03-05', to: '2026-03-05' })).toBe('2026-03-17');
  // A term that was over before is over.
  expect(endOf('2026-03-02', 2, all, { from: '2026-03-05' })).toBe('2026-03-04');
});

test('a pause moves the end by the working days in it, and never before it', () => {
  fc.assert(
    fc.property(day, fc.nat(30), fc.nat(30), fc.integer({ min: 1, max: 40 }), (start, ahead, long, n) => {
      const at = (days: number) => new Date(Date.parse(start) + days * 86_400_000).toISOString().slice(0, 10);
      const pause = { from: at(ahead), to: at(ahead + long) };
      const days: string[] = [];
      for (let i = 1; days.length < n; i += 1) {
        const each = at(i);
        if (isWorkingDay(each, all) && !(each >= pause.from && each <= pause.to)) days.push(each);
      }
      expect(endOf(start, n, all, pause)).toBe(days.at(-1));
      // Two that follow on each other are as one.
      const parts = [
        { from: pause.from, to: at(ahead + Math.floor(long / 2)) },
        { from: at(ahead + Math.floor(long / 2) + 1), to: pause.to },
      ];
      expect(endOf(start, n, all, ...parts)).toBe(days.at(-1));
      expect(endOf(start, n, all, pause) >= endOf(start, n)).toBe(true);
    }),
  );
});

test('a term of n days holds exactly n working days, ends on one, and adds up', () => {
  fc.assert(
    fc.property(day, fc.integer({ min: 1, max: 40 }), fc.integer({ min: 1, max: 40 }), (start, n, m) => {
      const end = endOf(start, n);
      expect(isWorkingDay(end, all)).toBe(true);
      let working = 0;
      for (let at = Date.parse(start) + 86_400_000; at <= Date.parse(end); at += 86_400_000) {
        if (isWorkingDay(new Date(at).toISOString().slice(0, 10), all)) working += 1;
      }
      expect(working).toBe(n);
      expect(workingDaysAfter(start, end, all)).toEqual({ told: n });
      expect(endOf(end, m)).toBe(endOf(start, n + m));
    }),
  );
});

test('more holidays never shorten a term', () => {
  fc.assert(
    fc.property(day, fc.integer({ min: 1, max: 20 }), fc.array(day, { maxLength: 20 }), (start, n, holidays) => {
      const more = { ...calendar2026, holidays: [...calendar2026.holidays, ...holidays] };
      expect(endOf(start, n, [more, calendar2027, calendar2028]) >= endOf(start, n)).toBe(true);
    }),
  );
});
