import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Devnet, type DevnetOptions, type Impersonated, startDevnet } from '@oneplusn/devnet';
import { sampleTopology } from '@oneplusn/topology';
import { call, type Caller } from './client';
import { notesDeployment } from './notes';

const topology = { ...sampleTopology('quickstart'), channels: [{ name: 'provinces', authorities: ['GD', 'ZJ'] }] };
const onProvinces = { ...notesDeployment, channel: 'provinces' };

let devnet: Devnet;
let official: Impersonated;
let gd: Caller;

async function start(more: Partial<DevnetOptions> = {}): Promise<void> {
  const chaincodes = [notesDeployment, onProvinces];
  devnet = await startDevnet({ topology, batch: { timeoutMs: 5 }, chaincodes, ...more });
  official = devnet.controls.impersonate('GD', { id: 'tester', department: 'hrss', roles: [] });
  gd = call(devnet, official);
}
async function stop(): Promise<void> {
  gd.close();
  await devnet.stop();
}

const notesOf = (channel: string) => gd.gateway.getNetwork(channel).getContract('notes');
const put = (channel: string, value: string) => notesOf(channel).submitTransaction('put', 'a', value);
const values = () =>
  Promise.all(
    [...devnet.channels.keys()].map(async (name) =>
      Buffer.from(await notesOf(name).evaluateTransaction('get', 'a')).toString(),
    ),
  );

describe('channels in memory', () => {
  beforeAll(() => start());
  beforeEach(() => devnet.freshChain());
  afterAll(stop);

  it('are those of the topology, the main one first, each with a ledger of its own', async () => {
    expect([...devnet.channels.keys()]).toEqual(['oneplusn', 'provinces']);
    expect(devnet.channels.get('oneplusn')).toBe(devnet.channel);
    await put('oneplusn', 'all');
    await put('provinces', 'some');
    expect(await values()).toEqual(['all', 'some']);
    expect(devnet.channels.get('provinces')?.height('ZJ')).toBe(devnet.channels.get('provinces')?.height('GD'));
    expect(() => devnet.channels.get('provinces')?.height('MHRSS')).toThrow('no authority MHRSS');
    await devnet.freshChain();
    await put('provinces', 'again');
    expect(await values()).toEqual(['', 'again']);
  });

  it('go back to a snapshot together', async () => {
    await put('oneplusn', '1');
    await put('provinces', '1');
    const snapshot = devnet.controls.snapshot();
    await put('oneplusn', '2');
    await put('provinces', '2');
    devnet.controls.revert(snapshot);
    expect(await values()).toEqual(['1', '1']);
  });

  it('are controlled one by one', async () => {
    const controls = devnet.controls.on('provinces');
    controls.holdOrderer();
    await put('oneplusn', 'goes on');
    const held = await notesOf('provinces').submitAsync('put', { arguments: ['a', 'held'] });
    expect(controls.heldTransactions()).toEqual([held.getTransactionId()]);
    expect(devnet.controls.heldTransactions()).toEqual([]);
    controls.releaseOrderer();
    expect((await held.getStatus()).successful).toBe(true);
    expect(controls.lookUp({ chaincode: 'notes', key: 'a' })?.text).toBe('held');
    expect(devnet.controls.lookUp({ chaincode: 'notes', key: 'a' })?.text).toBe('goes on');
    expect(() => controls.holdPeer('MHRSS')).toThrow(/DEVNET-107.*GD, ZJ/);
    expect(() => devnet.controls.on('nowhere')).toThrow(/DEVNET-115.*oneplusn, provinces/);
  });

  it('lose an authority that is killed, all of them', async () => {
    await devnet.controls.killAuthority('ZJ');
    const alone = { arguments: ['a', '1'], endorsingOrganizations: ['ZJ'] };
    for (const name of devnet.channels.keys())
      await expect(notesOf(name).submit('put', alone)).rejects.toThrow('failed to find any endorsing peers');
    await devnet.controls.reviveAuthority('ZJ');
    await put('provinces', 'both');
    expect((await values())[1]).toBe('both');
  });

  it('take no chaincode for a channel that is not there, or an authority outside it', async () => {
    await expect(devnet.deploy({ ...notesDeployment, channel: 'nowhere' })).rejects.toThrow('DEVNET-115');
    const perAuthority = { MHRSS: null };
    await expect(devnet.deploy({ ...onProvinces, perAuthority })).rejects.toThrow(/DEVNET-107.*GD, ZJ/);
  });
});

it('channels kept on disk come back, each with its own blocks, and are begun anew together', async () => {
  const data = mkdtempSync(join(tmpdir(), 'devnet-channels-'));
  try {
    await start({ data });
    await put('oneplusn', 'all');
    await put('provinces', 'some');
    const newest = () =>
      [...devnet.channels.values()].map((channel) =>
        Buffer.from(channel.block(channel.height('GD') - 1n)?.block.serializeBinary() ?? []).toString('hex'),
      );
    const before = newest();
    await stop();
    await start({ data });
    expect(newest()).toEqual(before);
    expect(await values()).toEqual(['all', 'some']);
    await put('provinces', 'more');
    await devnet.freshChain();
    expect(await values()).toEqual(['', '']);
    await stop();
    const other = [{ name: 'provinces', authorities: ['GD', 'MHRSS'] }];
    await expect(startDevnet({ topology: { ...topology, channels: other }, data })).rejects.toThrow('DEVNET-112');
  } finally {
    await stop().catch(() => undefined);
    rmSync(data, { recursive: true });
  }
});
