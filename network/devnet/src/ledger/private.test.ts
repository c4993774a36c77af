import { peer } from '@hyperledger/fabric-protos';
import { Shim, type ChaincodeInterface, type ChaincodeStub } from 'fabric-shim';
import { privateNamespace } from '@oneplusn/channel';
import { outOf, TestNetwork, testSigner } from '../../test/network';

const { TxValidationCode } = peer;

const vault: ChaincodeInterface = {
  Init: async () => Shim.success(),
  Invoke: async (stub: ChaincodeStub) => {
    const { fcn, params } = stub.getFunctionAndParameters();
    const [collection = '', key = '', value = ''] = params;
    try {
      switch (fcn) {
        case 'put':
          await stub.putPrivateData(collection, key, stub.getTransient().get('value') ?? Buffer.from(value));
          break;
        case 'putBoth':
          await stub.putPrivateData(collection, key, Buffer.from(value));
          await stub.putState(key, Buffer.from('public'));
          break;
        case 'get':
          return Shim.success(Buffer.from(await stub.getPrivateData(collection, key)));
        case 'hash':
          return Shim.success(Buffer.from(Buffer.from(await stub.getPrivateDataHash(collection, key)).toString('hex')));
        case 'update':
          await stub.getPrivateDataHash(collection, key);
          await stub.putPrivateData(collection, key, Buffer.from(value));
          break;
        case 'delete':
          await stub.deletePrivateData(collection, key);
          break;
        case 'purge':
          await stub.purgePrivateData(collection, key);
          break;
        case 'tick':
          await stub.putState(collection, Buffer.from('tick'));
      }
      return Shim.success(Buffer.from('done'));
    } catch (error) {
      return Shim.error((error as Error).message);
    }
  },
};

function collection(
  name: string,
  members: string[],
  extra: (config: peer.StaticCollectionConfig) => void = () => undefined,
) {
  const policy = new peer.CollectionPolicyConfig();
  policy.setSignaturePolicy(outOf(1, ...members));
  const config = new peer.StaticCollectionConfig();
  config.setName(name);
  config.setMemberOrgsPolicy(policy);
  extra(config);
  const wrapped = new peer.CollectionConfig();
  wrapped.setStaticCollectionConfig(config);
  return wrapped;
}

const collections = new peer.CollectionConfigPackage();
collections.setConfigList([
  collection('shared', ['Org1MSP', 'Org2MSP'], (config) => config.setMemberOnlyRead(true)),
  collection('brief', ['Org1MSP'], (config) => config.setBlockToLive(2)),
  collection('guarded', ['Org1MSP', 'Org2MSP'], (config) => {
    const policy = new peer.ApplicationPolicy();
    policy.setSignaturePolicy(outOf(1, 'Org2MSP'));
    config.setEndorsementPolicy(policy);
  }),
]);

describe('private data', () => {
  let net: TestNetwork;
  beforeEach(() => {
    net = new TestNetwork(['Org1MSP', 'Org2MSP', 'Org3MSP'], vault, { collections });
  });
  afterEach(() => net.channel.close());

  const unavailable = /private data matching public hash version is not available/;

  it('reaches the members, and its hash everybody', async () => {
    const { code } = await net.submit(['put', 'shared', 'k'], ['Org1MSP'], { value: 'secret' });
    expect(code).toBe(TxValidationCode.VALID);
    expect(await net.evaluate(['get', 'shared', 'k'], 'Org2MSP')).toBe('secret');
    await expect(net.evaluate(['get', 'shared', 'k'], 'Org3MSP')).rejects.toThrow(unavailable);
    expect(await net.evaluate(['hash', 'shared', 'k'], 'Org3MSP')).toBe(await net.evaluate(['hash', 'shared', 'k']));
  });

  it('is in no block', async () => {
    await net.submit(['put', 'shared', 'k'], ['Org1MSP'], { value: 'the secret itself' });
    const block = net.channel.block(2n)?.block.serializeBinary() ?? Buffer.of();
    expect(Buffer.from(block).includes('the secret itself')).toBe(false);
  });

  it('may be read by members alone where the collection says so', async () => {
    await net.submit(['put', 'shared', 'k', 'v']);
    net.client = testSigner('Org3MSP');
    await expect(net.evaluate(['get', 'shared', 'k'])).rejects.toThrow(
      /tx creator does not have read access permission on privatedata in chaincodeName:cc collectionName: shared$/,
    );
    expect(await net.evaluate(['put', 'shared', 'k', 'v'])).toBe('done');
  });

  it('of a collection nobody knows is refused, in the words of Fabric', async () => {
    await expect(net.evaluate(['get', 'none', 'k'])).rejects.toThrow(/: collection test\/cc\/none could not be found$/);
    await expect(net.evaluate(['hash', 'none', 'k'])).rejects.toThrow(
      /: collection \[none\] not defined in the collection config for chaincode \[cc\]$/,
    );
    await expect(net.evaluate(['get', '_implicit_org_NobodyMSP', 'k'])).rejects.toThrow(
      /not defined in the collection/,
    );
  });

  it("of an implicit collection needs its owner's endorsement", async () => {
    const write = ['put', '_implicit_org_Org2MSP', 'k', 'v'];
    expect((await net.submit(write, ['Org1MSP', 'Org3MSP'])).code).toBe(TxValidationCode.ENDORSEMENT_POLICY_FAILURE);
    expect((await net.submit(write, ['Org2MSP'])).code).toBe(TxValidationCode.VALID);
    expect(await net.evaluate(['get', '_implicit_org_Org2MSP', 'k'], 'Org2MSP')).toBe('v');
    await expect(net.evaluate(['get', '_implicit_org_Org2MSP', 'k'], 'Org1MSP')).rejects.toThrow(unavailable);
  });

  it("follows its collection's policy where there is one; public writes the chaincode's", async () => {
    expect((await net.submit(['put', 'guarded', 'k', 'v'], ['Org1MSP'])).code).toBe(10);
    expect((await net.submit(['put', 'guarded', 'k', 'v'], ['Org2MSP'])).code).toBe(0);
    const own = net.channel.definition('cc');
    if (own === undefined) throw new Error('not defined');
    net.define({ ...own, endorsementPolicy: outOf(2, 'Org1MSP', 'Org2MSP', 'Org3MSP') });
    expect((await net.submit(['put', 'guarded', 'k', 'w'], ['Org2MSP'])).code).toBe(0);
    expect((await net.submit(['putBoth', 'guarded', 'k', 'v'], ['Org2MSP'])).code).toBe(10);
    expect((await net.submit(['putBoth', 'guarded', 'k', 'v'], ['Org2MSP', 'Org3MSP'])).code).toBe(0);
  });

  it('conflicts by the version of its hash', async () => {
    await net.submit(['put', 'shared', 'k', '1']);
    const statuses = await Promise.all([
      net.submit(['update', 'shared', 'k', '2']),
      net.submit(['update', 'shared', 'k', '3']),
    ]);
    expect(statuses.map(({ code }) => code).sort()).toEqual([0, TxValidationCode.MVCC_READ_CONFLICT]);
  });

  it('that nobody staged commits as a hash alone', async () => {
    const call = net.propose(['put', 'shared', 'k', 'v']);
    const simulation = await net.channel.peer('Org1MSP').simulate(call);
    await net.channel.broadcast(net.envelope(call, simulation, ['Org1MSP']));
    expect((await net.channel.waitForCommit(call.txId)).code).toBe(0);
    expect(await net.evaluate(['hash', 'shared', 'k'])).toMatch(/^[0-9a-f]{64}$/);
    await expect(net.evaluate(['get', 'shared', 'k'])).rejects.toThrow(unavailable);
  });

  it('is forgotten when its blocks to live are over', async () => {
    const { blockNumber } = await net.submit(['put', 'brief', 'k', 'v']);
    for (let tick = 1; tick <= 2; tick++) await net.submit(['tick', `t${tick}`]);
    expect(net.channel.height('Org1MSP')).toBe(blockNumber + 3n);
    expect(await net.evaluate(['get', 'brief', 'k'])).toBe('v');
    await net.submit(['tick', 't3']);
    expect(await net.evaluate(['get', 'brief', 'k'])).toBe('');
    expect(await net.evaluate(['hash', 'brief', 'k'])).toBe('');
  });

  it('lives on from its last write', async () => {
    await net.submit(['put', 'brief', 'k', 'v']);
    await net.submit(['put', 'brief', 'k', 'w']);
    for (let tick = 1; tick <= 2; tick++) await net.submit(['tick', `t${tick}`]);
    expect(await net.evaluate(['get', 'brief', 'k'])).toBe('w');
  });

  it('is deleted, and purged with its history', async () => {
    await net.submit(['put', 'shared', 'd', 'v']);
    await net.submit(['delete', 'shared', 'd']);
    expect(await net.evaluate(['get', 'shared', 'd'], 'Org2MSP')).toBe('');
    await net.submit(['put', 'shared', 'p', 'v']);
    await net.submit(['purge', 'shared', 'p']);
    expect(await net.evaluate(['get', 'shared', 'p'], 'Org2MSP')).toBe('');
    const space = privateNamespace('cc', 'shared');
    expect(net.channel.peer('Org2MSP').privates.newest(space, 'p')).toBeUndefined();
    expect(net.channel.peer('Org2MSP').privates.newest(space, 'd')?.previous?.value).toBeDefined();
  });

  it('one peer alters is caught by its hash', async () => {
    await net.submit(['put', 'shared', 'k', 'true']);
    net.channel.peer('Org2MSP').tamper(privateNamespace('cc', 'shared'), 'k', Buffer.from('false'));
    expect(await net.evaluate(['get', 'shared', 'k'], 'Org2MSP')).toBe('false');
    expect(await net.evaluate(['get', 'shared', 'k'], 'Org1MSP')).toBe('true');
    expect(await net.evaluate(['hash', 'shared', 'k'], 'Org2MSP')).toBe(await net.evaluate(['hash', 'shared', 'k']));
  });
});
