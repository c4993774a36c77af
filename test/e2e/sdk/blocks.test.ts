/** The blocks of one's own peer, as the SDK gives and reads them. */
import { common } from '@hyperledger/fabric-protos';
import { sdkErrors, type Ledger } from '@oneplusn/sdk';
import { FaultyGateway, useNet } from '../../engine';
import { stockClient, type StockClient } from '../sharing/stock';

const net = useNet({ batchTimeoutMs: 50 });
let admin: Ledger;
let stock: StockClient;
beforeAll(async () => {
  admin = await net().connect('GD/admin');
  stock = stockClient(net(), 'GD/admin');
});
afterAll(() => stock.close());

const numberOf = (block: common.Block): number => block.getHeader()?.getNumber() ?? -1;

async function take(ledger: Ledger, from: number, count: number): Promise<common.Block[]> {
  const blocks: common.Block[] = [];
  for await (const block of ledger.blocks({ from })) if (blocks.push(block) >= count) break;
  return blocks;
}

let count = 0;
const write = () => {
  const path = `blocks-${(count += 1)}`;
  return admin.registry.establish({ departments: [{ path, name: { zh: path } }] });
};

test('all blocks come from the one that is named on, as they stand on the ledger', async () => {
  const height = await admin.height();
  expect(height).toBe(await stock.height());
  const blocks = await take(admin, 0, Number(height));
  expect(blocks.map(numberOf)).toEqual(Array.from({ length: Number(height) }, (_, number) => number));
  const kept = common.Block.deserializeBinary(Buffer.from(await stock.block(1n), 'latin1'));
  expect(blocks[1]?.getHeader()?.toObject()).toEqual(kept.getHeader()?.toObject());
  expect(blocks[1]?.getData()?.toObject()).toEqual(kept.getData()?.toObject());
});

test('a block that is not there yet is waited for; a signal ends it', async () => {
  const height = Number(await admin.height());
  const stop = new AbortController();
  const stream = admin.blocks({ from: height, signal: stop.signal });
  const next = stream.next();
  await write();
  expect(numberOf((await next).value as common.Block)).toBe(height);
  const end = stream.next();
  stop.abort();
  expect((await end).done).toBe(true);
});

test('a stream that breaks goes on where it was', async () => {
  const gate = await FaultyGateway.before(net(), 'GD');
  try {
    const watcher = await net().connect('GD/admin', { profile: gate.profile });
    const numbers: number[] = [];
    const height = Number(await admin.height());
    for await (const block of watcher.blocks({ from: 0 })) {
      numbers.push(numberOf(block));
      if (numbers.length % 4 === 0) gate.cut();
      if (numbers.length === height) break;
    }
    expect(numbers).toEqual(Array.from({ length: height }, (_, number) => number));
  } finally {
    gate.close();
  }
});

test('a transaction is read: who made it, what it calls, who signed, what it writes', async () => {
  const from = Number(await admin.height());
  await write();
  const [block] = await take(admin, from, 1);
  const [transaction] = block ? admin.readBlock(block) : [];
  expect(transaction).toMatchObject({
    ...{ type: 'ENDORSER_TRANSACTION', code: 'VALID', creator: { msp: 'GD', id: 'GD/admin/admin' } },
    ...{ chaincode: net().topology.chaincode.name, function: 'registry:establish', event: 'registry.establish' },
    facts: [{ kind: 'department', id: `GD/blocks-${count}`, sealed: true, told: true, removed: false }],
  });
  expect(transaction?.problem).toBeUndefined();
  expect(transaction?.endorsements.map(({ msp, verdict }) => `${msp} ${verdict}`)).toContain('GD sound');
  const [fact] = transaction?.facts ?? [];
  expect(fact?.digest).toBe(fact?.seal);
  expect(JSON.parse(fact?.text ?? '')).toMatchObject({ value: { path: `blocks-${count}` } });
});

test('the first block configures the channel, and is read as such', async () => {
  const [block] = await take(admin, 0, 1);
  expect(block && admin.readBlock(block)).toMatchObject([{ type: 'CONFIG', facts: [], endorsements: [] }]);
});

test('where the peer does not say how many blocks there are, that is an error', async () => {
  const gate = await FaultyGateway.before(net(), 'GD');
  try {
    const watcher = await net().connect('GD/admin', { profile: gate.profile, deadlines: { total: 300 } });
    gate.close();
    await expect(watcher.height()).rejects.toMatchObject({ code: sdkErrors.heightUnknown.code });
  } finally {
    gate.close();
  }
});
