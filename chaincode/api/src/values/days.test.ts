import fc from 'fast-check';
import * as v from 'valibot';
import { dayOf, isDay } from './days';
import { Day, Instant } from './scalars';

const day = fc
  .date({ min: new Date('1800-01-01T00:00:00Z'), max: new Date('2199-12-31T00:00:00Z'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

test('days are those of the calendar', () => {
  fc.assert(fc.property(day, (each) => expect(isDay(each)).toBe(true)));
  for (const text of [
    '2023-02-29',
    '1900-02-29',
    '2024-13-01',
    '2024-04-31',
    '2024-00-10',
    '0000-01-01',
    '2024-1-1',
    '',
  ]) {
    expect(isDay(text)).toBe(false);
  }
  expect(isDay('2000-02-29')).toBe(true);
});

test('a day that the calendar does not have is none, alone or in a moment', () => {
  fc.assert(
    fc.property(day, (each) => {
      expect(v.is(Day, each)).toBe(true);
      expect(v.is(Instant, `${each}T23:59:59.999Z`)).toBe(true);
    }),
  );
  for (const none of ['2026-02-30', '2026-02-29', '2026-04-31']) {
    expect(v.is(Day, none)).toBe(false);
    expect(v.is(Instant, `${none}T00:00:00.000Z`)).toBe(false);
  }
});

test('a day begins at midnight in China', () => {
  expect(dayOf('2026-09-30T15:59:59.999Z')).toBe('2026-09-30');
  expect(dayOf('2026-09-30T16:00:00.000Z')).toBe('2026-10-01');
  expect(dayOf(Date.parse('2026-09-30T16:00:00.000Z'))).toBe('2026-10-01');
});
