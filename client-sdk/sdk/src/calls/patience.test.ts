import fc from 'fast-check';
import { Patience, bounds, isSpent, pauseOf, type Cause } from './patience';

test('pauses grow, stay within their longest, and are never shorter than half of what they could be', () => {
  const causes = Object.keys(bounds) as Cause[];
  fc.assert(
    fc.property(
      fc.constantFrom(...causes),
      fc.nat(1000),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (cause, tried, random) => {
        const bound = bounds[cause];
        const pause = pauseOf(bound, tried, random);
        expect(pause).toBeLessThanOrEqual(bound.longestMs);
        expect(pause).toBeGreaterThanOrEqual(Math.min(bound.firstMs, bound.longestMs) / 2);
        expect(pauseOf(bound, tried + 1, random)).toBeGreaterThanOrEqual(pause);
      },
    ),
  );
});

test('two that collided come apart', () => {
  const pauses = new Set(Array.from({ length: 20 }, () => pauseOf(bounds.conflict, 3)));
  expect(pauses.size).toBeGreaterThan(15);
});

test('tries are bounded for each cause by itself', async () => {
  const patience = new Patience(60_000);
  for (let tried = 0; tried < bounds.witness.again; tried += 1) expect(await patience.again('witness')).toBe(true);
  expect(await patience.again('witness')).toBe(false);
  expect(patience.tried('witness')).toBe(bounds.witness.again);
  expect(await patience.again('lag')).toBe(true);
});

test('who lost a race is bounded by time alone, and so are endorsers that differ', () => {
  fc.assert(
    fc.property(fc.nat(1000), fc.nat(100_000), (tried, ms) => {
      expect(isSpent(bounds.conflict, tried, ms)).toBe(false);
      expect(isSpent(bounds.differ, tried, ms)).toBe(ms >= bounds.differ.withinMs);
      expect(isSpent(bounds.lag, tried, ms)).toBe(tried >= bounds.lag.again);
    }),
  );
});

test('no try begins that would end after the time for the whole call', async () => {
  const patience = new Patience(0);
  expect(patience.left).toBeLessThanOrEqual(0);
  expect(await patience.again('commit')).toBe(false);
  expect(new Patience(1_000).deadline(60_000)).toBeLessThanOrEqual(Date.now() + 1_000);
});

test('an abort ends the pause and all further tries', async () => {
  const controller = new AbortController();
  const patience = new Patience(60_000, controller.signal);
  for (let tried = 0; tried < 5; tried += 1) await patience.again('witness').catch(() => undefined);
  const waiting = patience.again('conflict');
  controller.abort();
  await waiting;
  expect(patience.aborted).toBe(true);
  expect(await patience.again('conflict')).toBe(false);
});
