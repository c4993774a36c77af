import { aheadBy } from './clock';

const minute = 60_000;
/** A peer whose clock is so far ahead, and that takes what is within its window. */
const peer =
  (ahead: number, window = 15 * minute) =>
  async (offset: number) =>
    Math.abs(offset - ahead) <= window;

test.each([0, 30_000, -50_000])('%i ms are nobody’s trouble', async (ahead) => {
  expect(await aheadBy(peer(ahead))).toBe(0);
});

test.each([
  [2 * minute, undefined],
  [-14 * minute, undefined],
  [-40 * minute, undefined],
  [5 * 60 * minute, undefined],
  [3 * minute, 5 * minute],
])('%i ms are told to the second, whatever the window', async (ahead, window) => {
  const told = await aheadBy(peer(ahead, window));
  expect(Math.abs((told ?? NaN) - ahead)).toBeLessThan(1_000);
});

test('who takes nothing has no clock to tell', async () => {
  expect(await aheadBy(async () => false)).toBeUndefined();
});
