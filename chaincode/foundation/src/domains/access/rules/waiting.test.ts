import type { access } from '@oneplusn/api';
import { isOfUnit, isWanted } from './waiting';

test('an inbox is narrowed to whose turn it is, and to what is due or overdue', () => {
  const awaited = { stage: 'filed', turn: 'provider', due: '2026-10-20' } as const;
  const returned = { stage: 'returned', turn: 'requester', left: 3 } as const;
  const unknown = { stage: 'filed', turn: 'provider', noCalendar: [2027] } satisfies access.Progress;
  const decided = { stage: 'approved' } as const;
  const found = (wanted: Parameters<typeof isWanted>[1], today: string) =>
    [awaited, returned, unknown, decided].map((progress) => isWanted(progress, wanted, today));
  expect(found({}, '2026-10-20')).toEqual([true, true, true, true]);
  expect(found({ turn: 'provider' }, '2026-10-20')).toEqual([true, false, true, false]);
  expect(found({ turn: 'requester' }, '2026-10-20')).toEqual([false, true, false, false]);
  // The last day is not over before its end.
  expect(found({ only: 'due' }, '2026-10-20')).toEqual([true, false, false, false]);
  expect(found({ only: 'overdue' }, '2026-10-20')).toEqual([false, false, false, false]);
  expect(found({ only: 'due' }, '2026-10-21')).toEqual([false, false, false, false]);
  expect(found({ only: 'overdue' }, '2026-10-21')).toEqual([true, false, false, false]);
  expect(found({ only: 'overdue', turn: 'requester' }, '2026-10-21')).toEqual([false, false, false, false]);
});

test('a unit has what is its own, and what is of those below it', () => {
  expect(isOfUnit('hrss/licensing', 'hrss')).toBe(true);
  expect(isOfUnit('hrss', 'hrss/licensing')).toBe(false);
  expect(isOfUnit('hrss-2', 'hrss')).toBe(false);
  expect(isOfUnit(undefined, 'hrss')).toBe(false);
  expect(isOfUnit(undefined, undefined)).toBe(true);
});
