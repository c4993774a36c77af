import { divisionRows } from './divisions';

test('every division is there once, under a division of the level above it', () => {
  const levels = new Map(divisionRows.map(({ code, level }) => [code, level]));
  expect(levels.size).toBe(divisionRows.length);
  expect(divisionRows.filter(({ level }) => level === 1)).toHaveLength(31);
  const misplaced = divisionRows.filter(
    ({ level, parent }) => (parent === undefined ? 0 : levels.get(parent)) !== level - 1,
  );
  expect(misplaced).toEqual([]);
  expect(divisionRows).toContainEqual({ code: '440103', name: '荔湾区', level: 3, parent: '440100' });
});
