import { setImmediate as turn } from 'node:timers/promises';
import { ahead } from './ahead';

const numbers = (count: number) => Array.from({ length: count }, (_, number) => number);

/** Blocks by number, and how far somebody has read them. */
function blocks(count: number, failsAt = -1) {
  const seen = { read: 0 };
  async function* all() {
    for (const number of numbers(count)) {
      await turn();
      if (number === failsAt) throw new Error('the stream broke');
      seen.read = number + 1;
      yield number;
    }
  }
  return { all, seen };
}

const making = { size: () => 100, make: async (number: number) => number, isLast: () => false };

test('each comes once and in order, many at once where they are ready, and not all before one is taken', async () => {
  const { all, seen } = blocks(120);
  const given: number[][] = [];
  for await (const some of ahead(all(), making)) {
    given.push(some);
    // Whoever takes them is slow.
    for (let left = 100; left > 0; left -= 1) await turn();
    expect(seen.read - given.flat().length).toBeLessThanOrEqual(40);
  }
  expect(given.flat()).toEqual(numbers(120));
  expect(Math.max(...given.map((some) => some.length))).toBe(20);
});

test('they wait for one that takes longer', async () => {
  const slow = async (number: number) => {
    if (number === 2) for (let left = 50; left > 0; left -= 1) await turn();
    return number;
  };
  const given: number[] = [];
  for await (const some of ahead(blocks(6).all(), { ...making, make: slow })) given.push(...some);
  expect(given).toEqual(numbers(6));
});

test('it ends with the last, reads none beyond it, and tells what went wrong behind what came before', async () => {
  const { all, seen } = blocks(20);
  const given: number[] = [];
  for await (const some of ahead(all(), { ...making, isLast: (number) => number === 7 })) given.push(...some);
  expect(given).toEqual(numbers(8));
  expect(seen.read).toBe(8);
  const broken: number[] = [];
  const run = async (from: AsyncIterable<number>, make = making.make) => {
    for await (const some of ahead(from, { ...making, make })) broken.push(...some);
  };
  await expect(run(blocks(20, 3).all())).rejects.toThrow('the stream broke');
  expect(broken).toEqual(numbers(3));
  const unreadable = (number: number) => (number === 4 ? Promise.reject(new Error('unreadable')) : making.make(number));
  await expect(run(blocks(20).all(), unreadable)).rejects.toThrow('unreadable');
});
