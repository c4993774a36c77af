import type { LedgerError } from '@oneplusn/api';
import { errors, fail } from '@oneplusn/api';
import { Gathering } from './gathering';

/** A service whose calls end when told. */
function service(atOnce: number, most = 100, fullAtOnce = atOnce) {
  const calls: { items: readonly number[]; end: (error?: Error) => Promise<void> }[] = [];
  const gathering = new Gathering<number, string>({
    ...{ atOnce, fullAtOnce },
    room: () => {
      let count = 0;
      return () => (count += 1) <= most;
    },
    send: (items) =>
      new Promise((resolve, reject) => {
        const end = async (error?: Error): Promise<void> => {
          if (error) reject(error);
          else resolve(items.map((item) => `<${item}>`));
          await new Promise(setImmediate);
        };
        calls.push({ items, end });
      }),
  });
  return { calls, gathering };
}

const refusal = (): LedgerError => fail(errors.ledger.notFound, { kind: 'record', id: 'x' });

test('the first goes at once, what comes meanwhile goes together, each gets its own answer', async () => {
  const { calls, gathering } = service(1);
  const answers = [1, 2, 3, 4].map((item) => gathering.add(item));
  expect(calls.map(({ items }) => items)).toEqual([[1]]);
  await calls[0]?.end();
  expect(calls.map(({ items }) => items)).toEqual([[1], [2, 3, 4]]);
  await calls[1]?.end();
  expect(await Promise.all(answers)).toEqual(['<1>', '<2>', '<3>', '<4>']);
});

test('no more are on their way than may be, and no more go together than fit', async () => {
  const { calls, gathering } = service(2, 2);
  const answers = [1, 2, 3, 4, 5].map((item) => gathering.add(item));
  expect(calls.map(({ items }) => items)).toEqual([[1], [2]]);
  await calls[0]?.end();
  await calls[1]?.end();
  expect(calls.map(({ items }) => items)).toEqual([[1], [2], [3, 4], [5]]);
  await calls[2]?.end();
  await calls[3]?.end();
  expect(await Promise.all(answers)).toHaveLength(5);
});

test('full calls do not wait for company: more of them are on their way', async () => {
  const { calls, gathering } = service(1, 2, 3);
  const answers = [1, 2, 3, 4, 5, 6, 7, 8].map((item) => gathering.add(item));
  expect(calls.map(({ items }) => items)).toEqual([[1], [2, 3], [4, 5]]);
  for (const at of [0, 1, 2, 3]) await calls[at]?.end();
  expect(calls.map(({ items }) => items)).toEqual([[1], [2, 3], [4, 5], [6, 7], [8]]);
  await calls[4]?.end();
  expect(await Promise.all(answers)).toHaveLength(8);
});

test('nobody is refused for another: each of a refused group is sent alone', async () => {
  const { calls, gathering } = service(1);
  const answers = [1, 2, 3].map((item) => gathering.add(item).catch((error: unknown) => error));
  await calls[0]?.end();
  await calls[1]?.end(refusal());
  expect(calls.map(({ items }) => items)).toEqual([[1], [2, 3], [2], [3]]);
  const reason = refusal();
  await calls[2]?.end(reason);
  await calls[3]?.end();
  expect(await Promise.all(answers)).toEqual(['<1>', reason, '<3>']);
});

test('any other failure is everybody’s: it is not known what was done', async () => {
  const { calls, gathering } = service(1);
  const answers = [1, 2, 3].map((item) => gathering.add(item).catch((error: unknown) => error));
  await calls[0]?.end();
  const broken = new Error('connection lost');
  await calls[1]?.end(broken);
  expect(calls).toHaveLength(2);
  expect(await Promise.all(answers)).toEqual(['<1>', broken, broken]);
});
