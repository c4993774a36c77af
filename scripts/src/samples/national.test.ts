import { nationalTopology } from './national';

test('the country is 34 authorities, 31 of them provinces, each of its own name', () => {
  const { authorities } = nationalTopology();
  expect(authorities).toHaveLength(34);
  expect(authorities.filter(({ kind }) => kind === 'province')).toHaveLength(31);
  expect(new Set(authorities.map(({ msp }) => msp)).size).toBe(34);
  expect(new Set(authorities.map(({ name }) => name.zh)).size).toBe(34);
});

test('fewer begin with those of the quickstart', () => {
  const twelve = nationalTopology(12).authorities.map(({ msp }) => msp);
  expect(twelve).toHaveLength(12);
  expect(twelve.slice(0, 5)).toEqual(['Committee', 'MHRSS', 'GD', 'ZJ', 'MCA']);
});

test.each([3, 35, 4.5, NaN])('%d are refused', (count) => {
  expect(() => nationalTopology(count)).toThrow(RangeError);
});
