import { common, peer } from '@hyperledger/fabric-protos';
import { Shim, type ChaincodeInterface, type ChaincodeStub } from 'fabric-shim';
import {
  checkTransaction,
  type CommittedTransaction,
  dataHash,
  headerHash,
  headerOf,
  OpenedEnvelope,
} from '@oneplusn/channel';
import { outOf, TestNetwork, testTrust } from '../../test/network';

const { TxValidationCode, TxValidationCode: Code } = peer;

const chaincode: ChaincodeInterface = {
  Init: async () => Shim.success(),
  Invoke: async (stub: ChaincodeStub) => {
    const { fcn, params } = stub.getFunctionAndParameters();
    const [key = '', value = ''] = params;
    switch (fcn) {
      case 'put':
        await stub.putState(key, Buffer.from(value));
        break;
      case 'delete':
        await stub.deleteState(key);
        break;
      case 'increment': {
        const count = Number(Buffer.from(await stub.getState(key)).toString() || '0');
        await stub.putState(key, Buffer.from(String(count + 1)));
        break;
      }
      case 'list': {
        const iterator = await stub.getStateByRange(key, value);
        while (!(await iterator.next()).done);
        await iterator.close();
        await stub.putState('listed', Buffer.from('yes'));
        break;
      }
      case 'protect':
        await stub.setStateValidationParameter(key, outOf(1, ...params.slice(1)).serializeBinary());
        break;
      case 'tell':
        stub.setEvent(key, Buffer.from(value));
        break;
      default:
        return Shim.success(Buffer.from(await stub.getState(key)));
    }
    return Shim.success(Buffer.from(key));
  },
};

describe('a channel', () => {
  const three = ['Org1MSP', 'Org2MSP', 'Org3MSP'];
  let net: TestNetwork;
  beforeEach(() => {
    net = new TestNetwork(three, chaincode);
  });
  afterEach(() => net.channel.close());

  /** Endorses all calls on the same state, then orders them in this order, into one block. */
  async function together(...calls: { args: string[]; by?: string[] }[]): Promise<CommittedTransaction[]> {
    const proposals = calls.map(({ args }) => net.propose(args));
    const envelopes = await Promise.all(proposals.map((call, index) => net.endorse(call, calls[index]?.by)));
    for (const envelope of envelopes) await net.channel.broadcast(envelope);
    const statuses = await Promise.all(proposals.map(({ txId }) => net.channel.waitForCommit(txId)));
    expect(new Set(statuses.map(({ blockNumber }) => blockNumber)).size).toBe(1);
    return statuses;
  }
  const codes = (statuses: readonly CommittedTransaction[]): number[] => statuses.map(({ code }) => code);

  it('commits what was endorsed, and every peer reads it', async () => {
    const status = await net.submit(['put', 'a', '1']);
    expect(status).toMatchObject({ code: Code.VALID, blockNumber: 2n, index: 0 });
    for (const msp of three) expect(await net.evaluate(['get', 'a'], msp)).toBe('1');
  });

  it('lets only the first of two increments of one version stand', async () => {
    await net.submit(['put', 'n', '1']);
    const increment = { args: ['increment', 'n'] };
    expect(codes(await together(increment, increment))).toEqual([Code.VALID, Code.MVCC_READ_CONFLICT]);
    expect(await net.evaluate(['get', 'n'])).toBe('2');
  });

  it('lets blind writes stand, the last one wins', async () => {
    expect(codes(await together({ args: ['put', 'a', '1'] }, { args: ['put', 'a', '2'] }))).toEqual([0, 0]);
    expect(await net.evaluate(['get', 'a'])).toBe('2');
  });

  it.each([
    ['a new key', ['put', 'k3', 'x'], Code.PHANTOM_READ_CONFLICT],
    ['a changed one', ['put', 'k1', 'x'], Code.PHANTOM_READ_CONFLICT],
    ['one that is gone', ['delete', 'k2'], Code.PHANTOM_READ_CONFLICT],
    ['a key behind the range', ['put', 'l', 'x'], Code.VALID],
    ['a deletion of what was never there', ['delete', 'k9'], Code.VALID],
  ])('sees %s in a range that was walked', async (_what, change, code) => {
    await net.submit(['put', 'k1', '1']);
    await net.submit(['put', 'k2', '2']);
    expect(codes(await together({ args: change }, { args: ['list', 'k', 'l'] }))).toEqual([Code.VALID, code]);
    // The same between blocks.
    const call = net.propose(['list', 'k', 'l']);
    const walked = await net.endorse(call);
    await net.submit(['put', 'k0', 'new']);
    await net.channel.broadcast(walked);
    expect((await net.channel.waitForCommit(call.txId)).code).toBe(Code.PHANTOM_READ_CONFLICT);
  });

  it('asks for the endorsements of the policy, each authority once', async () => {
    const own = net.channel.definition('cc');
    if (own === undefined) throw new Error('not defined');
    net.define({ ...own, endorsementPolicy: outOf(2, ...three) });
    const write = ['put', 'a', '1'];
    expect((await net.submit(write, ['Org1MSP'])).code).toBe(Code.ENDORSEMENT_POLICY_FAILURE);
    const call = net.propose(write);
    const simulation = await net.channel.peer('Org1MSP').simulate(call);
    await net.channel.broadcast(net.envelope(call, simulation, ['Org1MSP', 'Org1MSP', 'OutsiderMSP']));
    expect((await net.channel.waitForCommit(call.txId)).code).toBe(Code.ENDORSEMENT_POLICY_FAILURE);
    expect((await net.submit(write, ['Org1MSP', 'Org3MSP'])).code).toBe(Code.VALID);
  });

  it("puts a key's own policy in place of the chaincode's", async () => {
    await net.submit(['put', 'k', '1']);
    expect((await net.submit(['protect', 'k', 'Org3MSP'])).code).toBe(Code.VALID);
    expect((await net.submit(['put', 'k', '2'], ['Org1MSP', 'Org2MSP'])).code).toBe(Code.ENDORSEMENT_POLICY_FAILURE);
    expect((await net.submit(['put', 'k', '3'], ['Org3MSP'])).code).toBe(Code.VALID);
    // The policy outlives the write, guards itself, and can be handed on.
    expect((await net.submit(['protect', 'k', 'Org1MSP'], ['Org1MSP'])).code).toBe(Code.ENDORSEMENT_POLICY_FAILURE);
    expect((await net.submit(['protect', 'k', 'Org1MSP'], ['Org3MSP'])).code).toBe(Code.VALID);
    expect((await net.submit(['put', 'k', '4'], ['Org1MSP'])).code).toBe(Code.VALID);
    // A deleted key is nobody's.
    expect((await net.submit(['delete', 'k'], ['Org1MSP'])).code).toBe(Code.VALID);
    expect((await net.submit(['put', 'k', '5'], ['Org2MSP'])).code).toBe(Code.VALID);
  });

  it('takes no write to a key whose policy changes in the same block', async () => {
    await net.submit(['put', 'k', '1']);
    const statuses = await together({ args: ['protect', 'k', 'Org1MSP'] }, { args: ['put', 'k', '2'] });
    expect(codes(statuses)).toEqual([Code.VALID, Code.ENDORSEMENT_POLICY_FAILURE]);
  });

  it('drops a policy for a key that is not there', async () => {
    expect((await net.submit(['protect', 'ghost', 'Org3MSP'])).code).toBe(Code.VALID);
    expect((await net.submit(['put', 'ghost', '1'], ['Org1MSP'])).code).toBe(Code.VALID);
  });

  it('knows a transaction by its id: the first stands, also when it failed', async () => {
    const call = net.propose(['put', 'a', '1']);
    const envelope = await net.endorse(call);
    await net.channel.broadcast(envelope);
    await net.channel.broadcast(envelope);
    const status = await net.channel.waitForCommit(call.txId);
    expect(status.code).toBe(Code.VALID);
    const block = net.channel.block(status.blockNumber);
    expect(block?.transactions.map(({ code }) => code)).toEqual([Code.VALID, Code.DUPLICATE_TXID]);
    await net.channel.broadcast(envelope);
    await net.submit(['put', 'b', '1']);
    expect(net.channel.block(status.blockNumber + 1n)?.transactions[0]?.code).toBe(Code.DUPLICATE_TXID);
    expect(net.channel.commitStatus(call.txId)?.code).toBe(Code.VALID);
  });

  it('keeps the event of a transaction', async () => {
    const { event } = await net.submit(['tell', 'news', 'hello']);
    expect(event?.toObject()).toMatchObject({ chaincodeId: 'cc', eventName: 'news' });
    expect(Buffer.from(event?.getPayload_asU8() ?? []).toString()).toBe('hello');
  });

  it('hands out blocks from any number on, and new ones as they come', async () => {
    await net.submit(['put', 'a', '1']);
    const stop = new AbortController();
    const seen: bigint[] = [];
    const reading = (async () => {
      for await (const { number } of net.channel.blocks(0n, stop.signal)) seen.push(number);
    })();
    await net.submit(['put', 'b', '1']);
    await new Promise((resolve) => setImmediate(resolve));
    stop.abort();
    await reading;
    expect(seen).toEqual([0n, 1n, 2n, 3n]);
  });

  it('links its blocks by hash', async () => {
    for (let count = 0; count < 3; count++) await net.submit(['put', 'a', String(count)]);
    for (let number = 1n; number < 4n; number++) {
      const [before, block] = [net.channel.block(number - 1n), net.channel.block(number)];
      if (before === undefined || block === undefined) throw new Error('no block');
      const header = headerOf(block.block);
      expect(headerHash(headerOf(before.block)).equals(header.previousHash)).toBe(true);
      expect(dataHash(block.block.getData()?.getDataList_asU8() ?? []).equals(header.dataHash)).toBe(true);
    }
  });

  it('gives up waiting when told to', async () => {
    const signal = AbortSignal.timeout(5);
    await expect(net.channel.waitForCommit('never', signal)).rejects.toThrow('timeout');
  });

  it.each<[string, number, (payload: common.Payload, envelope: common.Envelope) => void]>([
    ['a payload that is none', Code.BAD_PAYLOAD, (_payload, envelope) => envelope.setPayload(Buffer.from([0xff]))],
    ['no header', Code.BAD_COMMON_HEADER, (payload) => payload.setHeader(undefined)],
    ['another signature', Code.BAD_CREATOR_SIGNATURE, (_payload, envelope) => envelope.setSignature(Buffer.from('no'))],
    [
      'a transaction id of its own making',
      Code.BAD_PROPOSAL_TXID,
      (payload) => changeHeader(payload, (header) => header.setTxId('ab')),
    ],
    [
      'another type',
      Code.BAD_COMMON_HEADER,
      (payload) => changeHeader(payload, (header) => header.setType(common.HeaderType.MESSAGE)),
    ],
    ['another epoch', Code.BAD_COMMON_HEADER, (payload) => changeHeader(payload, (header) => header.setEpoch(7))],
    [
      'another channel header than was endorsed',
      Code.INVALID_ENDORSER_TRANSACTION,
      (payload) => changeHeader(payload, (header) => header.setVersion(9)),
    ],
    ['no action', Code.INVALID_ENDORSER_TRANSACTION, (payload) => payload.setData('')],
  ])('calls an envelope with %s invalid', async (_what, code, damage) => {
    const envelope = await net.endorse(net.propose(['put', 'a', '1']));
    expect(checkTransaction(new OpenedEnvelope(envelope), 'test', testTrust).code).toBe(TxValidationCode.VALID);
    const payload = common.Payload.deserializeBinary(envelope.getPayload_asU8());
    damage(payload, envelope);
    if (code !== Code.BAD_PAYLOAD && code !== Code.BAD_CREATOR_SIGNATURE) {
      envelope.setPayload(payload.serializeBinary());
      envelope.setSignature(net.client.sign(envelope.getPayload_asU8()));
    }
    expect(checkTransaction(new OpenedEnvelope(envelope), 'test', testTrust).code).toBe(code);
  });
});

function changeHeader(payload: common.Payload, change: (header: common.ChannelHeader) => void): void {
  const header = payload.getHeader();
  const channelHeader = common.ChannelHeader.deserializeBinary(header?.getChannelHeader_asU8() ?? Buffer.of());
  change(channelHeader);
  header?.setChannelHeader(channelHeader.serializeBinary());
}

describe('an orderer', () => {
  const refusing = {
    verify: () => true,
    satisfies: () => true,
    mayRead: () => true,
    mspOf: () => '',
    channelPolicy: () => undefined,
  };

  it.each([
    ['a stranger', 403, /^implicit policy evaluation failed .*: permission denied$/],
    ['too much at once', 400, /^message payload is \d+ bytes and exceeds maximum allowed 100 bytes$/],
    ['another channel', 400, /^channel does not exist$/],
  ])('refuses %s', async (what, status, text) => {
    const stranger = what === 'a stranger' ? { trust: { ...refusing, mayWrite: () => false } } : {};
    const batch = { timeoutMs: 5, maxMessages: 10, preferredBytes: 100, absoluteBytes: 100 };
    const small = what === 'too much at once' ? { batch } : {};
    const elsewhere = what === 'another channel' ? { id: 'elsewhere' } : {};
    const home = new TestNetwork(['Org1MSP'], chaincode);
    const envelope = await home.endorse(home.propose(['put', 'a', '1']));
    const net = new TestNetwork(['Org1MSP'], chaincode, {}, 5, { ...stranger, ...small, ...elsewhere });
    await expect(net.channel.broadcast(envelope)).rejects.toMatchObject({
      name: 'BroadcastError',
      status,
      message: expect.stringMatching(text) as string,
    });
    home.channel.close();
    net.channel.close();
  });
});
