import { common, peer } from '@hyperledger/fabric-protos';
import type { CloseableAsyncIterable } from '@hyperledger/fabric-gateway';
import { useDevnet } from '@oneplusn/devnet/jest';
import { sampleTopology } from '@oneplusn/topology';
import { call, type Caller } from './client';
import { notesDeployment } from './notes';
import { privateWrites } from './private-blocks';

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
  const events = take(await gd.network.getBlockEvents({ startBlock: 0n }), 5);
  await gd.contract.submitTransaction('put', 'a', '2');
  const blocks = await events;
  const expected = [0n, 1n, 2n, 3n, 4n].map((number) => net.devnet.channel.block(number)?.block.serializeBinary());
  expect(blocks.map((block) => block.serializeBinary())).toEqual(expected);
});

test('filtered blocks tell verdicts, and events without content', async () => {
  const events = take(await gd.network.getFilteredBlockEvents(), 1);
  await new Promise((resolve) => setTimeout(resolve, 100));
  const sent = await gd.contract.submitAsync('tell', { arguments: ['secret news'] });
  await sent.getStatus();
  const [block] = await events;
  expect(block?.getNumber()).toBe(3);
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
  const events = take(await gd.network.getBlockEvents({ startBlock: 3n }), 1).then((blocks) => (told = blocks.length));
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

describe('private data', () => {
  /** A client of one authority at the gateway of another. */
  const at = (msp: string, from: string, department: string): Caller => {
    const endpoint = net.devnet.endpoints.get(msp);
    const who = net.controls.impersonate(from, { id: 'tester', department, roles: [] });
    if (!endpoint) throw new Error('no endpoint');
    return call(net.devnet, { ...who, endpoint });
  };

  test('is delivered by the peers of members, to those whom the collection lets read', async () => {
    await gd.contract.submitTransaction('hide', 'a', '1');
    await gd.contract.submitTransaction('lock', 'b', '2');
    const committee = { own: at('Committee', 'Committee', 'office'), guest: at('GD', 'Committee', 'office') };
    const zj = at('ZJ', 'ZJ', 'office');
    expect(await privateWrites(gd, 3n, 4n)).toEqual(['3/0 drawer a=1', '4/0 safe b=2']);
    expect(await privateWrites(zj, 3n, 4n)).toEqual(['3/0 drawer a=1', '4/0 safe b=2']);
    expect(await privateWrites(committee.own, 3n, 4n)).toEqual([]);
    expect(await privateWrites(committee.guest, 3n, 4n)).toEqual(['3/0 drawer a=1']);
    for (const each of [zj, committee.own, committee.guest]) each.close();
  });

  test('is delivered no more when it is purged, or its blocks are over', async () => {
    await gd.contract.submitTransaction('hide', 'a', '1');
    await gd.contract.submitTransaction('lock', 'b', '2');
    await gd.contract.submitTransaction('put', 'c', '3');
    expect(await privateWrites(gd, 3n, 5n)).toEqual(['3/0 drawer a=1', '4/0 safe b=2']);
    await gd.contract.submitTransaction('shred', 'a');
    // The block is still one with private data; the collection's writes are gone.
    expect(await privateWrites(gd, 3n, 6n)).toEqual(['3/0 drawer', '6/0 drawer']);
    await gd.contract.submitTransaction('hide', 'a', 'again');
    expect(await privateWrites(gd, 7n, 7n)).toEqual(['7/0 drawer a=again']);
  });

  test('is as it was after a step back', async () => {
    await gd.contract.submitTransaction('hide', 'a', '1');
    const before = net.controls.snapshot();
    await gd.contract.submitTransaction('shred', 'a');
    net.controls.revert(before);
    expect(await privateWrites(gd, 3n, 3n)).toEqual(['3/0 drawer a=1']);
  });

  test('of a transaction that is not valid is delivered too, as a Fabric peer keeps it', async () => {
    await gd.contract.submitTransaction('put', 'a', '1');
    const late = await gd.contract.newProposal('stow', { arguments: ['a', 'late'] }).endorse();
    await gd.contract.submitTransaction('put', 'a', '2');
    expect((await (await late.submit()).getStatus()).code).toBe(peer.TxValidationCode.MVCC_READ_CONFLICT);
    expect(await privateWrites(gd, 3n, 5n)).toEqual(['5/0 drawer a=late']);
  });
});
