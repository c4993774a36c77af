import { common, peer } from '@hyperledger/fabric-protos';
import type { CloseableAsyncIterable } from '@hyperledger/fabric-gateway';
import { useDevnet } from '@oneplusn/devnet/jest';
import { sampleTopology } from '@oneplusn/topology';
import { call, type Caller } from './client';
import { notesDeployment } from './notes';

const net = useDevnet({
  topology: sampleTopology('quickstart'),
  batch: { timeoutMs: 10 },
  chaincodes: [notesDeployment],
});
let gd: Caller;
beforeEach(() => {
  gd = call(net.devnet, net.controls.impersonate('GD', { id: 'tester', department: 'hrss', roles: [] }));
});
afterEach(() => gd.close());

async function take<T>(events: CloseableAsyncIterable<T>, count: number): Promise<T[]> {
  const taken: T[] = [];
  for await (const event of events) if (taken.push(event) === count) break;
  events.close();
  return taken;
}

test('blocks are delivered whole, old ones and new ones', async () => {
  await gd.contract.submitTransaction('put', 'a', '1');
  const events = take(await gd.network.getBlockEvents({ startBlock: 0n }), 3);
  await gd.contract.submitTransaction('put', 'a', '2');
  const blocks = await events;
  const expected = [0n, 1n, 2n].map((number) => net.devnet.channel.block(number)?.block.serializeBinary());
  expect(blocks.map((block) => block.serializeBinary())).toEqual(expected);
});

test('filtered blocks tell verdicts, and events without content', async () => {
  const events = take(await gd.network.getFilteredBlockEvents(), 1);
  await new Promise((resolve) => setTimeout(resolve, 100));
  const sent = await gd.contract.submitAsync('tell', { arguments: ['secret news'] });
  await sent.getStatus();
  const [block] = await events;
  expect(block?.getNumber()).toBe(1);
  const [transaction] = block?.getFilteredTransactionsList() ?? [];
  expect(transaction?.getTxid()).toBe(sent.getTransactionId());
  expect(transaction?.getTxValidationCode()).toBe(peer.TxValidationCode.VALID);
  expect(transaction?.getType()).toBe(common.HeaderType.ENDORSER_TRANSACTION);
  const [action] = transaction?.getTransactionActions()?.getChaincodeActionsList() ?? [];
  expect(action?.getChaincodeEvent()?.getEventName()).toBe('told');
  expect(action?.getChaincodeEvent()?.getPayload_asU8()).toHaveLength(0);
});

test('a peer that is held delivers no later block before it is let go', async () => {
  net.controls.holdPeer('GD');
  let told = 0;
  const events = take(await gd.network.getBlockEvents({ startBlock: 1n }), 1).then((blocks) => (told = blocks.length));
  const sent = await gd.contract.submitAsync('put', { arguments: ['a', '1'] });
  await net.controls.cutBlock();
  await new Promise((resolve) => setTimeout(resolve, 100));
  expect(told).toBe(0);
  net.controls.releasePeer('GD');
  expect(await events).toBe(1);
  expect((await sent.getStatus()).successful).toBe(true);
});

test('nobody from outside is served', async () => {
  const { ca } = net.devnet.credentials.ordererOrg;
  const stranger = { mspId: 'HK', certificate: ca.certificate, privateKey: ca.privateKey };
  const endpoint = net.devnet.endpoints.get('GD');
  if (!endpoint) throw new Error('no endpoint');
  const outside = call(net.devnet, { ...stranger, endpoint });
  await expect(outside.network.getBlockEvents({ startBlock: 0n }).then((events) => take(events, 1))).rejects.toThrow(
    String(common.Status.FORBIDDEN),
  );
  outside.close();
});
