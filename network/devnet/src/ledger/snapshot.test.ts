import { Shim, type ChaincodeInterface, type ChaincodeStub } from 'fabric-shim';
import { TestNetwork } from '../../test/network';

const chaincode: ChaincodeInterface = {
  Init: async () => Shim.success(),
  Invoke: async (stub: ChaincodeStub) => {
    const { fcn, params } = stub.getFunctionAndParameters();
    const [key = '', value = ''] = params;
    const collection = '_implicit_org_Org1MSP';
    if (fcn === 'put') await stub.putState(key, Buffer.from(value));
    if (fcn === 'hide') await stub.putPrivateData(collection, key, Buffer.from(value));
    if (fcn === 'seek') return Shim.success(Buffer.from(await stub.getPrivateData(collection, key)));
    return Shim.success(Buffer.from(await stub.getState(key)));
  },
};

describe('a snapshot of a channel', () => {
  let net: TestNetwork;
  beforeEach(() => {
    net = new TestNetwork(['Org1MSP', 'Org2MSP'], chaincode);
  });
  afterEach(() => net.channel.close());

  it('brings back blocks, state, private data and definitions', async () => {
    await net.submit(['put', 'a', '1']);
    await net.submit(['hide', 'p', '1']);
    const snapshot = net.channel.snapshot();
    const { txId } = await net.submit(['put', 'a', '2']);
    await net.submit(['hide', 'p', '2']);
    const own = net.channel.definition('cc');
    if (own === undefined) throw new Error('not defined');
    net.define({ ...own, version: '2.0', sequence: 2 });

    net.channel.restore(snapshot);
    expect(net.channel.height('Org2MSP')).toBe(4n);
    expect(await net.evaluate(['get', 'a'])).toBe('1');
    expect(await net.evaluate(['seek', 'p'])).toBe('1');
    expect(net.channel.commitStatus(txId)).toBeUndefined();
    expect(net.channel.block(4n)).toBeUndefined();
    expect(net.channel.definition('cc')?.version).toBe('1.0');
  });

  it('lets the chain go on as if nothing had been, more than once', async () => {
    const start = net.channel.snapshot();
    const hashes = new Set<string>();
    for (const value of ['x', 'y']) {
      net.channel.restore(start);
      const status = await net.submit(['put', 'a', value]);
      expect(status).toMatchObject({ code: 0, blockNumber: 2n });
      expect(await net.evaluate(['get', 'a'], 'Org2MSP')).toBe(value);
      const header = net.channel.block(2n)?.block.getHeader();
      hashes.add(Buffer.from(header?.getPreviousHash_asU8() ?? []).toString('hex'));
    }
    expect(hashes.size).toBe(1);
  });

  it('of later can be gone to from earlier', async () => {
    const early = net.channel.snapshot();
    const { txId } = await net.submit(['put', 'a', 'late']);
    const late = net.channel.snapshot();
    net.channel.restore(early);
    await net.submit(['put', 'a', 'other']);
    net.channel.restore(late);
    expect(await net.evaluate(['get', 'a'])).toBe('late');
    expect(net.channel.commitStatus(txId)?.code).toBe(0);
    expect((await net.submit(['put', 'b', '1'])).blockNumber).toBe(3n);
  });

  it('does not hold what was waiting to be ordered', async () => {
    const slow = new TestNetwork(['Org1MSP'], chaincode, {}, 20);
    const start = slow.channel.snapshot();
    const call = slow.propose(['put', 'a', '1']);
    await slow.channel.broadcast(await slow.endorse(call));
    slow.channel.restore(start);
    await new Promise((resolve) => setTimeout(resolve, 60));
    expect(slow.channel.commitStatus(call.txId)).toBeUndefined();
    slow.channel.close();
  });
});
