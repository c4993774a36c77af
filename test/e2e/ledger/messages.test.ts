/** How many messages a call sends to its peer: chaincode runs in the tests' own process on either engine. */
import type { Ledger } from '@oneplusn/sdk';
import { handlerClass } from '../../../chaincode/foundation/src/shim/inner';
import { useNet } from '../../engine';
import { posts } from '../sharing/data';
import { everywhere } from '../sharing/everywhere';

const net = useNet();
/** Peers of the LTS line take one read or write a message. */
const oneByOne = (process.env['ONEPLUSN_FABRIC_VERSION'] ?? '').startsWith('2.5');
let ministry: Ledger;

beforeAll(async () => {
  ministry = await net().connect('MHRSS/wu');
  await ministry.dataset(posts).publish();
});

async function messagesOf(call: () => Promise<unknown>): Promise<number> {
  const asked = jest.spyOn(handlerClass().prototype, '_askPeerAndListen');
  try {
    await call();
    return asked.mock.calls.length;
  } finally {
    asked.mockRestore();
  }
}

test('a batch of rows travels in few messages where the peer takes many at once, else one by one', async () => {
  const count = 300;
  const records = Array.from({ length: count }, (_, n) => ({ code: `m-${n}`, name: `职业 ${n}` }));
  const put = await messagesOf(() => ministry.records.put({ dataset: posts.id, records }));
  await everywhere(net());
  const again = await messagesOf(() => ministry.records.put({ dataset: posts.id, records }));
  const keys = records.map(({ code }) => code).slice(0, 200);
  const read = await messagesOf(() => ministry.records.getMany({ dataset: posts.id, keys }));
  if (oneByOne) {
    // Two endorsers; each row is looked for, its seal is, and it is written.
    expect(put).toBeGreaterThan(2 * 3 * count);
    return;
  }
  expect(put).toBeLessThan(50);
  expect(again).toBeLessThan(50);
  // What is read is not held to anything afterwards: each row's own seal must be asked for, and its history, which
  // tells an old row from the current one (a question and its close).
  expect(read).toBeLessThan(3 * keys.length + 20);
});
