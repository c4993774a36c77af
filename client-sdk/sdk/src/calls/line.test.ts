import { setImmediate as soon } from 'node:timers/promises';
import { Line, lineOf, readLineOf, searchLineOf } from './line';
import { Patience } from './patience';

const patient = (signal?: AbortSignal) => new Patience(60_000, signal);

test('a crowd that contends for one key comes through, and little of its work is for nothing', async () => {
  const line = new Line();
  const crowd = 192;
  let version = 0;
  let attempts = 0;
  /** What a hot key is: of those that have read the same version one is committed. */
  const attempt = async () => {
    attempts += 1;
    const read = version;
    await soon();
    if (read !== version) return false;
    version += 1;
    return true;
  };
  const one = async () => {
    const patience = patient();
    for (let won = false; !won;) {
      const turn = await line.enter(patience);
      won = await attempt();
      turn?.end(won ? 'won' : 'lost');
    }
  };
  await Promise.all(Array.from({ length: crowd }, one));
  expect(version).toBe(crowd);
  // Many at first, and then two or three for each that wins.
  expect(attempts).toBeLessThan(4 * crowd);
});

test('calls that win widen it', async () => {
  const line = new Line(1);
  let inside = 0;
  let most = 0;
  const one = async () => {
    const turn = await line.enter(patient());
    inside += 1;
    most = Math.max(most, inside);
    await soon();
    inside -= 1;
    turn?.end('won');
  };
  await Promise.all(Array.from({ length: 100 }, one));
  expect(most).toBeGreaterThan(5);
});

test('the oldest is let in first', async () => {
  const line = new Line(1);
  const first = await line.enter(patient());
  const order: number[] = [];
  const calls = [3, 1, 2].map((age) => ({ age, patience: Object.assign(patient(), { since: age }) }));
  const turns = calls.map(async ({ age, patience }) => {
    const turn = await line.enter(patience);
    order.push(age);
    turn?.end('lost');
  });
  first?.end('lost');
  await Promise.all(turns);
  expect(order).toEqual([1, 2, 3]);
});

test('who gives up, or has no time left, stands in nobody else’s way', async () => {
  const line = new Line(1);
  const first = await line.enter(patient());
  const controller = new AbortController();
  const [late, aborted] = [line.enter(new Patience(20)), line.enter(patient(controller.signal))];
  const next = line.enter(patient());
  controller.abort();
  expect(await aborted).toBeUndefined();
  expect(await late).toBeUndefined();
  first?.end('other');
  expect(await next).toBeDefined();
  expect(await line.enter(new Patience(0))).toBeUndefined();
  expect(await new Line().enter(new Patience(1_000), 2_000)).toBeUndefined();
});

test('a turn says whether others are there too', async () => {
  const line = new Line(2);
  const [first, second] = [await line.enter(patient()), await line.enter(patient())];
  expect(first?.crowded).toBe(true);
  second?.end('lost');
  expect(first?.crowded).toBe(false);
  const waiting = line.enter(patient());
  expect(first?.crowded).toBe(true);
  first?.end('other');
  await waiting;
});

test('a turn that is ended twice frees one place', async () => {
  const line = new Line(1);
  const first = await line.enter(patient());
  first?.end('other');
  first?.end('other');
  await line.enter(patient());
  expect(await line.enter(new Patience(20))).toBeUndefined();
});

test('calls of one transaction through one authority stand in one line', () => {
  const line = lineOf('oneplusn', 'foundation', 'GD', 'review.file');
  expect(lineOf('oneplusn', 'foundation', 'GD', 'review.file')).toBe(line);
  expect(lineOf('oneplusn', 'foundation', 'GD', 'access.open')).not.toBe(line);
  expect(lineOf('provinces', 'foundation', 'GD', 'review.file')).not.toBe(line);
});

test('where nobody has to wait a crowd goes through at once, and in turn as soon as one was too many', async () => {
  const line = readLineOf('oneplusn', 'foundation', 'GD', 'correction.affected');
  const crowd = await Promise.all(Array.from({ length: 200 }, () => line.enter(patient())));
  expect(crowd.every((turn) => turn?.crowded)).toBe(true);
  // None of them was answered in time.
  for (const turn of crowd) turn?.end('lost');
  const first = await line.enter(patient());
  expect(await line.enter(new Patience(20))).toBeUndefined();
  first?.end('won');
  const two = await Promise.all([line.enter(patient()), line.enter(patient())]);
  expect(two.map((turn) => turn !== undefined)).toEqual([true, true]);
  for (const turn of two) turn?.end('other');
});

test('of reads that search few are under way at a time, however many have been answered', async () => {
  const line = searchLineOf('oneplusn', 'foundation', 'GD', 'audit.readers');
  let inside = 0;
  let most = 0;
  const one = async () => {
    const turn = await line.enter(patient());
    most = Math.max(most, (inside += 1));
    await soon();
    inside -= 1;
    turn?.end('won');
  };
  await Promise.all(Array.from({ length: 100 }, one));
  expect(most).toBe(4);
});
