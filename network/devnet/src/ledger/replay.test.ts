import fc from 'fast-check';
import { common } from '@hyperledger/fabric-protos';
import { Shim, type ChaincodeInterface, type ChaincodeStub } from 'fabric-shim';
import { decodeEntry, encodeEntry } from '../store/entries';
import { Channel } from './channel';
import type { Journal } from './journal';
import { emptyConfiguration, TestNetwork, testSigner, testTrust } from '../../test/network';

const collection = '_implicit_org_Org1MSP';
const chaincode: ChaincodeInterface = {
  Init: async () => Shim.success(),
  Invoke: async (stub: ChaincodeStub) => {
    const { fcn, params } = stub.getFunctionAndParameters();
    const [key = '', value = ''] = params;
    if (fcn === 'put') await stub.putState(key, Buffer.from((await stub.getState(key)).toString() + value));
    if (fcn === 'drop') await stub.deleteState(key);
    if (fcn === 'hide') await stub.putPrivateData(collection, key, Buffer.from(value));
    if (fcn === 'purge') await stub.purgePrivateData(collection, key);
    return Shim.success();
  },
};

/** Keeps entries as the bytes that a disk would hold. */
class Paper implements Journal {
  readonly sheets: Buffer[] = [];
  *entries() {
    for (const sheet of [...this.sheets]) yield decodeEntry(sheet);
  }
  append(entry: Parameters<Journal['append']>[0]): void {
    this.sheets.push(encodeEntry(entry));
  }
  damaged(reason: string): Error {
    return new Error(`damaged: ${reason}`);
  }
}

function again(journal: Journal): Channel {
  const batch = { timeoutMs: 5, maxMessages: 500, preferredBytes: 2 << 20, absoluteBytes: 10 << 20 };
  const authorities = ['Org1MSP', 'Org2MSP'];
  const nodes = { trust: testTrust, authorities, blockSigners: [testSigner('O')] };
  return new Channel({ id: 'test', genesis: emptyConfiguration('test'), ...nodes, batch, journal });
}

/** All that a channel holds, but not who works on it. */
function contentOf(channel: Channel): unknown {
  const { state, blocks, transient, peers, builder, committer } = channel.snapshot();
  const trees = (of: typeof state) => [...of].map(([name, tree]) => [name, tree.toArray()]);
  return {
    state: trees(state),
    blocks: blocks.blocks.map(({ block, transactions }) => [
      Buffer.from(block.serializeBinary()).toString('hex'),
      transactions.map(({ event, ...rest }) => ({ ...rest, event: event?.toObject() })),
    ]),
    transient: [...transient.keys()],
    version: channel.definition('cc')?.version,
    peers: [...peers].map(([msp, { blocks: height, privates }]) => [msp, height, trees(privates)]),
    builder: { next: builder.next, previousHash: Buffer.from(builder.previousHash).toString('hex') },
    committer: { hash: Buffer.from(committer.commitHash).toString('hex'), expiry: [...committer.expiry] },
  };
}

describe('a channel that is played again from its journal', () => {
  const step = fc.tuple(
    fc.constantFrom('put', 'drop', 'hide', 'purge'),
    fc.constantFrom('a', 'b'),
    fc.constantFrom('1', '2'),
  );

  it('holds what it held', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.array(step, { minLength: 1, maxLength: 3 }), { maxLength: 5 }), async (blocks) => {
        const journal = new Paper();
        const net = new TestNetwork(['Org1MSP', 'Org2MSP'], chaincode, {}, 1, { journal });
        // Calls of a block are endorsed before any of them commits: some of them conflict.
        for (const calls of blocks) await Promise.all(calls.map((call) => net.submit(call)));
        const copy = again(journal);
        expect(contentOf(copy)).toEqual(contentOf(net.channel));
        net.channel.close();
        copy.close();
      }),
      { numRuns: 25 },
    );
  });

  it('is refused when a verdict was changed', async () => {
    const journal = new Paper();
    const net = new TestNetwork(['Org1MSP'], chaincode, {}, 1, { journal });
    await net.submit(['put', 'a', '1']);
    net.channel.close();
    const sheet = journal.sheets.at(-1) ?? Buffer.alloc(0);
    const block = common.Block.deserializeBinary(sheet.subarray(1));
    const metadata = block.getMetadata()?.getMetadataList_asU8() ?? [];
    metadata[common.BlockMetadataIndex.TRANSACTIONS_FILTER] = Uint8Array.of(11);
    block.getMetadata()?.setMetadataList(metadata);
    journal.sheets[journal.sheets.length - 1] = encodeEntry({ block });
    expect(() => again(journal)).toThrow('damaged: block 2 changes other things');
  });

  it('is refused when a block is missing', async () => {
    const journal = new Paper();
    const net = new TestNetwork(['Org1MSP'], chaincode, {}, 1, { journal });
    await net.submit(['put', 'a', '1']);
    const gone = journal.sheets.length - 1;
    await net.submit(['put', 'a', '2']);
    net.channel.close();
    journal.sheets.splice(gone, 1);
    expect(() => again(journal)).toThrow('damaged: block 2 does not follow');
  });
});
