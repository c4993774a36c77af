import { Suspensions } from './suspensions';

/** Readings that are made when asked for, on a clock that is set by hand. */
function reader() {
  const state = { now: 1_000, made: 0, suspended: ['ZJ'], fails: false };
  const read = (): Promise<string[]> => {
    state.made += 1;
    return state.fails ? Promise.reject(new Error('no peer answers')) : Promise.resolve(state.suspended);
  };
  return { state, suspensions: new Suspensions(read, () => state.now) };
}

test('one reading serves all that ask at once, and for a while', async () => {
  const { state, suspensions } = reader();
  const all = await Promise.all(Array.from({ length: 20 }, () => suspensions.known()));
  for (const each of all) expect([...each]).toEqual(['ZJ']);
  state.now += 29_999;
  await suspensions.known();
  expect(state.made).toBe(1);
  state.now += 1;
  state.suspended = [];
  expect([...(await suspensions.known())]).toEqual([]);
  expect(state.made).toBe(2);
});

test('after something went wrong it is read again, but not by everybody at once', async () => {
  const { state, suspensions } = reader();
  await suspensions.known();
  state.now += 999;
  await suspensions.anew();
  expect(state.made).toBe(1);
  state.now += 1;
  state.suspended = ['GD'];
  for (const each of await Promise.all([suspensions.anew(), suspensions.anew(), suspensions.known()]))
    expect([...each]).toEqual(['GD']);
  expect(state.made).toBe(2);
});

test('a reading that fails says of nobody that it is suspended, and is not repeated by each call', async () => {
  const { state, suspensions } = reader();
  state.fails = true;
  expect((await suspensions.known()).size).toBe(0);
  state.now += 5_000;
  expect((await suspensions.known()).size).toBe(0);
  expect(state.made).toBe(1);
  state.fails = false;
  expect([...(await suspensions.anew())]).toEqual(['ZJ']);
});
