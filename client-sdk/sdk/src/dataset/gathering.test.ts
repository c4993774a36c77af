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
          await turns();
        };
        calls.push({ items, end });
      }),
  });
  /** The first by itself, the others together in the next turn of the event loop. */
  const ask = async (first: number, ...others: number[]): Promise<Promise<string>[]> => {
    const answers = [gathering.add(first)];
    await turns();
    answers.push(...others.map((item) => gathering.add(item)));
    await turns();
    return answers;
  };
  return { calls, gathering, ask };
}

/** Until what was set free has been sent. */
const turns = async (): Promise<void> => {
  await new Promise(setImmediate);
  await new Promise(setImmediate);
};

const refusal = (): LedgerError => fail(errors.ledger.notFound, { kind: 'record', id: 'x' });

test('the first goes at once, what comes meanwhile goes together, each gets its own answer', async () => {
  const { calls, ask } = service(1);
  const answers = await ask(1, 2, 3, 4);
  expect(calls.map(({ items }) => items)).toEqual([[1]]);
  await calls[0]?.end();
  expect(calls.map(({ items }) => items)).toEqual([[1], [2, 3, 4]]);
  await calls[1]?.end();
  expect(await Promise.all(answers)).toEqual(['<1>', '<2>', '<3>', '<4>']);
});

test('what is asked for in the same turn goes together', async () => {
  const { calls, gathering } = service(1);
  const answers = [1, 2, 3].map((item) => gathering.add(item));
  await turns();
  expect(calls.map(({ items }) => items)).toEqual([[1, 2, 3]]);
  await calls[0]?.end();
  expect(await Promise.all(answers)).toEqual(['<1>', '<2>', '<3>']);
});

test('no more are on their way than may be, and no more go together than fit', async () => {
  const { calls, ask } = service(2, 2);
  const answers = await ask(1, 2, 3, 4, 5);
  expect(calls.map(({ items }) => items)).toEqual([[1], [2, 3]]);
  await calls[0]?.end();
  expect(calls.map(({ items }) => items)).toEqual([[1], [2, 3], [4, 5]]);
  await calls[1]?.end();
  await calls[2]?.end();
  expect(await Promise.all(answers)).toHaveLength(5);
});

test('full calls do not wait for company: more of them are on their way', async () => {
  const { calls, ask } = service(1, 2, 3);
  const answers = await ask(1, 2, 3, 4, 5, 6, 7, 8);
  expect(calls.map(({ items }) => items)).toEqual([[1], [2, 3], [4, 5]]);
  for (const at of [0, 1, 2, 3]) await calls[at]?.end();
  expect(calls.map(({ items }) => items)).toEqual([[1], [2, 3], [4, 5], [6, 7], [8]]);
  await calls[4]?.end();
  expect(await Promise.all(answers)).toHaveLength(8);
});

test('nobody is refused for another: a refused group is sent in halves, one after the other', async () => {
  const { calls, ask } = service(1);
  const answers = (await ask(1, 2, 3)).map((answer) => answer.catch((error: unknown) => error));
  await calls[0]?.end();
  await calls[1]?.end(refusal());
  expect(calls.map(({ items }) => items)).toEqual([[1], [2, 3], [2]]);
  const reason = refusal();
  await calls[2]?.end(reason);
  expect(calls.map(({ items }) => items)).toEqual([[1], [2, 3], [2], [3]]);
  await calls[3]?.end();
  expect(await Promise.all(answers)).toEqual(['<1>', reason, '<3>']);
});

test('one mistake among 500 costs 18 calls more, in the one place that its group had', async () => {
  let [underWay, most, count] = [0, 0, 0];
  const gathering = new Gathering<number, number>({
    atOnce: 1,
    room: () => () => true,
    send: async (items) => {
      most = Math.max(most, (underWay += 1));
      count += 1;
      await new Promise(setImmediate);
      underWay -= 1;
      if (items.includes(333)) throw refusal();
      return items;
    },
  });
  const first = gathering.add(0);
  const wanted = Array.from({ length: 500 }, (_, index) => index + 1);
  const settled = await Promise.allSettled(wanted.map((item) => gathering.add(item)));
  await first;
  expect(settled.filter(({ status }) => status === 'rejected')).toHaveLength(1);
  expect(settled[332]).toMatchObject({ status: 'rejected', reason: { code: errors.ledger.notFound.code } });
  expect(most).toBe(1);
  // The first alone, the whole group, and two calls for each halving.
  expect(count).toBeLessThanOrEqual(2 + 2 * Math.ceil(Math.log2(500)));
});

test('any other failure is everybody’s: it is not known what was done', async () => {
  const { calls, ask } = service(1);
  const answers = (await ask(1, 2, 3)).map((answer) => answer.catch((error: unknown) => error));
  await calls[0]?.end();
  const broken = new Error('connection lost');
  await calls[1]?.end(broken);
  expect(calls).toHaveLength(2);
  expect(await Promise.all(answers)).toEqual(['<1>', broken, broken]);
});
