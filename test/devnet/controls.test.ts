import { type Devnet, type Impersonated, startDevnet } from '@oneplusn/devnet';
import { sampleTopology } from '@oneplusn/topology';
import { call, type Caller } from './client';
import { notesDeployment } from './notes';

let devnet: Devnet;
let gd: Caller;
let zj: Caller;
let official: Impersonated;

beforeAll(async () => {
  devnet = await startDevnet({
    topology: sampleTopology('quickstart'),
    batch: { timeoutMs: 20 },
    chaincodes: [notesDeployment],
  });
  official = devnet.controls.impersonate('GD', { id: 'tester', department: 'hrss', roles: ['official'] });
  gd = call(devnet, official);
  zj = call(devnet, devnet.controls.impersonate('ZJ', { id: 'tester', department: 'hrss', roles: ['official'] }));
});
beforeEach(() => devnet.freshChain());
afterAll(async () => {
  gd.close();
  zj.close();
  await devnet.stop();
});

/** Submits without waiting for the block. */
const send = async (caller: Caller, name: string, ...args: string[]) =>
  caller.contract.submitAsync(name, { arguments: args });

describe('snapshot and revert', () => {
  it('takes the chain back, and chaincodes that came since away', async () => {
    await gd.contract.submitTransaction('put', 'a', '1');
    const snapshot = devnet.controls.snapshot();
    await gd.contract.submitTransaction('put', 'a', '2');
    await devnet.deploy({ ...notesDeployment, name: 'more' });
    devnet.controls.revert(snapshot);
    expect(await gd.ask('get', 'a')).toBe('1');
    await expect(gd.network.getContract('more').evaluateTransaction('get', 'a')).rejects.toThrow('no peers available');
    await gd.contract.submitTransaction('append', 'a', '3');
    expect(await zj.ask('get', 'a')).toBe('13');
  });
});

describe('impersonation', () => {
  it('refuses an authority that there is not, and says which there are', () => {
    expect(() => devnet.controls.impersonate('HK', { id: 'x', department: 'y', roles: [] })).toThrow(
      /DEVNET-107.*Committee, MHRSS, GD, ZJ/,
    );
  });
});

describe('time', () => {
  it('cuts the batch that is due when it is moved on', async () => {
    const slow = await startDevnet({
      topology: sampleTopology('quickstart'),
      batch: { timeoutMs: 60_000 },
      chaincodes: [notesDeployment],
    });
    const caller = call(slow, slow.controls.impersonate('GD', { id: 'x', department: 'hrss', roles: [] }));
    try {
      const sent = await send(caller, 'put', 'a', '1');
      const before = slow.controls.now();
      slow.controls.advanceTime(59_000);
      expect(slow.channel.height('GD')).toBe(3n);
      slow.controls.advanceTime(1_001);
      expect((await sent.getStatus()).successful).toBe(true);
      expect(slow.controls.now() - before).toBeGreaterThanOrEqual(60_000);
    } finally {
      caller.close();
      await slow.stop();
    }
  });

  it('lets certificates run out', async () => {
    devnet.controls.setTime(new Date('2099-01-01'));
    await expect(gd.ask('get', 'a')).rejects.toMatchObject({ code: 14 });
    devnet.controls.resetTime();
    expect(await gd.ask('get', 'a')).toBe('');
  });
});

describe('the orderer', () => {
  it('holds transactions, in the order that one likes', async () => {
    devnet.controls.holdOrderer();
    const first = await send(gd, 'append', 'a', '1');
    const second = await send(gd, 'append', 'a', '2');
    const ids = [first.getTransactionId(), second.getTransactionId()];
    expect(devnet.controls.heldTransactions()).toEqual(ids);
    devnet.controls.reorderTransactions(ids.toReversed());
    expect(await devnet.controls.cutBlock()).toBe(4n);
    expect((await second.getStatus()).successful).toBe(true);
    expect(await first.getStatus()).toMatchObject({ successful: false, code: 11, blockNumber: 3n });
    expect(await gd.ask('get', 'a')).toBe('2');
  });

  it('refuses an order that leaves something out', async () => {
    devnet.controls.holdOrderer();
    const sent = await send(gd, 'put', 'a', '1');
    expect(() => devnet.controls.reorderTransactions([])).toThrow('DEVNET-109');
    expect(() => devnet.controls.reorderTransactions([sent.getTransactionId(), 'x'])).toThrow('DEVNET-109');
    devnet.controls.releaseOrderer();
    expect((await sent.getStatus()).successful).toBe(true);
  });

  it('loses what it has acknowledged', async () => {
    devnet.controls.loseNext();
    const lost = await send(gd, 'put', 'a', 'lost');
    const kept = await send(gd, 'put', 'b', 'kept');
    expect((await kept.getStatus()).successful).toBe(true);
    expect(devnet.channel.commitStatus(lost.getTransactionId())).toBeUndefined();
    devnet.controls.holdOrderer();
    await send(gd, 'put', 'a', 'lost as well');
    expect(devnet.controls.dropTransactions()).toBe(1);
    devnet.controls.releaseOrderer();
    expect(await devnet.controls.cutBlock()).toBe(4n);
    expect(await gd.ask('get', 'a')).toBe('');
  });
});

describe('a peer that is held', () => {
  it('answers as of its height, tells of no later commit, and catches up', async () => {
    await gd.contract.submitTransaction('put', 'a', '1');
    devnet.controls.holdPeer('ZJ');
    const sent = await send(gd, 'put', 'a', '2');
    expect((await sent.getStatus()).successful).toBe(true);
    const behind = send(zj, 'append', 'a', 'x').then((commit) => commit.getStatus());
    expect(await gd.ask('get', 'a')).toBe('2');
    expect(await zj.ask('get', 'a')).toBe('1');
    const before = devnet.channel.height('GD');
    while (devnet.channel.height('GD') === before) await new Promise((resolve) => setTimeout(resolve, 5));
    expect(await Promise.race([behind, Promise.resolve('waiting')])).toBe('waiting');
    devnet.controls.releasePeer('ZJ');
    expect(await behind).toMatchObject({ successful: false, code: 11 });
    expect(await zj.ask('get', 'a')).toBe('2');
  });

  it('tells of no event before it is let go', async () => {
    const events = await zj.network.getChaincodeEvents('notes', { startBlock: 1n });
    try {
      devnet.controls.holdPeer('ZJ');
      await gd.contract.submitTransaction('tell', 'news');
      let heard = '';
      const hearing = (async () => {
        for await (const { payload } of events) return (heard = Buffer.from(payload).toString());
        return '';
      })();
      await gd.contract.submitTransaction('put', 'a', '1');
      expect(heard).toBe('');
      devnet.controls.releasePeer('ZJ');
      expect(await hearing).toBe('news');
    } finally {
      events.close();
    }
  });

  it('can be put back to a height it had, and no other', async () => {
    await gd.contract.submitTransaction('put', 'a', '1');
    await gd.contract.submitTransaction('put', 'a', '2');
    devnet.controls.holdPeer('GD', 4n);
    expect(await gd.ask('get', 'a')).toBe('1');
    expect(() => devnet.controls.holdPeer('ZJ', 9n)).toThrow(/DEVNET-110.*from 1 to 5/);
  });
});

describe('an authority that is killed', () => {
  it('refuses, endorses for nobody, and comes back on its port with what it missed', async () => {
    const { address } = official.endpoint;
    await gd.contract.submitTransaction('put', 'a', '1');
    await devnet.controls.killAuthority('GD');
    await expect(gd.ask('get', 'a')).rejects.toMatchObject({ code: 14 });
    await zj.contract.submitTransaction('put', 'a', '2');
    await expect(zj.contract.submit('put', { arguments: ['a', '3'], endorsingOrganizations: ['GD'] })).rejects.toThrow(
      'failed to find any endorsing peers for org(s): GD',
    );
    await devnet.controls.reviveAuthority('GD');
    expect(devnet.endpoints.get('GD')?.address).toBe(address);
    expect(await eventually(() => gd.ask('get', 'a'))).toBe('2');
  });
});

describe('a look into state', () => {
  it('shows public, private and hashed values on any peer at any height', async () => {
    const { controls } = devnet;
    await gd.contract.submitTransaction('put', 'a', '1');
    const sent = await send(gd, 'put', 'a', '2');
    await sent.getStatus();
    await gd.contract.submitTransaction('hide', 'secret', 's');
    const place = { chaincode: 'notes', key: 'a' };
    expect(controls.lookUp(place)).toMatchObject({
      text: '2',
      version: { block: 4, tx: 0 },
      txId: sent.getTransactionId(),
    });
    expect(controls.lookUp({ ...place, height: 4n, authority: 'ZJ' })?.text).toBe('1');
    expect(controls.lookUp({ ...place, height: 3n })).toBeUndefined();
    const secret = { chaincode: 'notes', collection: 'drawer', key: 'secret' };
    expect(controls.lookUpPrivate({ ...secret, authority: 'ZJ' })?.text).toBe('s');
    expect(controls.lookUpPrivate({ ...secret, authority: 'MHRSS' })).toBeUndefined();
    expect(Buffer.from(controls.lookUpHash({ ...secret, authority: 'MHRSS' })?.value ?? []).toString('hex')).toMatch(
      /^[0-9a-f]{64}$/,
    );
    expect(controls.listKeys({ chaincode: 'notes' })).toEqual(['a']);
    expect(controls.listKeys({ chaincode: 'notes', collection: 'drawer', authority: 'GD' })).toEqual(['secret']);
  });

  it('shows what was tampered with, on that peer alone', async () => {
    await gd.contract.submitTransaction('put', 'a', '1');
    devnet.controls.tamper({ authority: 'GD', chaincode: 'notes', key: 'a' }, Buffer.from('forged'));
    expect(await gd.ask('get', 'a')).toBe('forged');
    expect(await zj.ask('get', 'a')).toBe('1');
  });
});

/** A client that was cut off needs a moment to connect again. */
async function eventually<T>(action: () => Promise<T>): Promise<T> {
  for (let left = 40; ; left--) {
    try {
      return await action();
    } catch (error) {
      if (left === 0) throw error;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
}
