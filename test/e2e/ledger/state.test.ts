/** What the ledger module makes of Fabric's state, seen by a contract that stands on it. */
import { canonicalJson, type Json } from '@oneplusn/api';
import { type Context, Contract } from 'fabric-contract-api';
import type { Ledger } from '../../../chaincode/foundation/src/ledger/ledger';
import { openLedger } from '../../../chaincode/foundation/src/ledger/open';
import { parseVaultKeys } from '../../../chaincode/foundation/src/vault/key-file';
import { keyRing } from '../../../chaincode/foundation/src/vault/ring';
import { useNet, vaultKeysOf } from '../../engine';
import { stockClient, type StockClient } from '../sharing/stock';

type Work = (ledger: Ledger) => Promise<unknown>;

const department = (name: string) => ({ id: 'GD/a', path: 'a', name: { zh: name }, state: 'active' as const });
const works: Record<string, Work> = {
  async seesItsOwnWrites(ledger) {
    const { index, seals } = ledger;
    await ledger.write('department', 'GD/a', department('一'));
    await ledger.write('department', 'GD/a', department('二'));
    await index.put('x', ['1'], 'one');
    await index.put('x', ['1'], 'two');
    await index.put('x', ['gone'], 'x');
    await index.remove('x', ['gone']);
    await seals.put('GD', 'root', 's');
    return [
      (await ledger.read('department', 'GD/a'))?.name.zh,
      await index.get('x', ['1']),
      (await index.get('x', ['gone'])) ?? null,
      (await seals.hash('GD', 'root'))?.slice(0, 8),
      // Lists show what is committed.
      (await index.list('x', [])).items.length,
    ];
  },
  async committed(ledger) {
    const { index } = ledger;
    return [
      (await ledger.read('department', 'GD/a'))?.name.zh ?? null,
      (await ledger.inspect('department', 'GD/a')).condition,
      (await ledger.history('department', 'GD/a')).map(({ name }) => name.zh),
      (await index.get('x', ['1'])) ?? null,
    ];
  },
  async keepsSecrets({ vault }) {
    await vault.prepare();
    await vault.put(['x', '1'], { version: 1, value: 'one' });
    await vault.put(['x', '1'], { version: 2, value: 'two', root: 'r' });
    await vault.put(['x', 'gone'], { version: 1, value: 'x' });
    await vault.purge(['x', 'gone']);
    const { version, value } = (await vault.get(['x', '1']))!;
    return [version, value, (await vault.get(['x', 'gone'])) ?? null];
  },
  async secrets({ seals, vault }) {
    if ((await vault.condition()) !== 'ready') return null;
    const { version, value, name } = (await vault.get(['x', '1']))!;
    return [version, value, (await seals.hash('GD', `root~${name}`))?.slice(0, 8), await vault.outdated(10)];
  },
  async failsAfterWriting(ledger) {
    await ledger.write('department', 'GD/a', department('三'));
    await ledger.index.put('x', ['1'], 'three');
    throw new Error('on purpose');
  },
  async fill({ index }) {
    for (let n = 0; n < 250; n += 1)
      await index.put('many', [n % 2 ? 'odd' : 'even', String(n).padStart(3, '0'), '末'], n);
  },
  async pages({ index }) {
    const sizes: number[] = [];
    const seen: Json[] = [];
    let after: string | undefined;
    do {
      const page = await index.list('many', ['odd'], { size: 60, after });
      sizes.push(page.items.length);
      seen.push(...page.items.map(({ value }) => value));
      after = page.next;
    } while (after !== undefined);
    return { sizes, all: seen.every((value, i) => value === 2 * i + 1), count: seen.length };
  },
  async bounds({ index }) {
    const values = async (from?: string, to?: string, size = 200) =>
      (await index.list('many', ['even'], { size, from, to })).items.map(({ value }) => value);
    return [
      await values('006', '012'),
      await values(undefined, '004'),
      await values('244'),
      await values('0', '1', 3),
      await values('9'),
      (await index.list('many', ['even'], { size: 2, from: '006', to: '012', after: '["006","末"]' })).items.map(
        ({ value }) => value,
      ),
      (await index.list('many', [])).items.length,
      (await index.list('many', ['none'])).items.length,
    ];
  },
};
/** What a work that writes public state, or facts of others, or nothing at all, may do depends on its signers. */
const refusals: Record<string, { signers: string[]; public: boolean; work: Work }> = {
  anothersFact: {
    signers: ['GD'],
    public: true,
    work: (ledger) => ledger.write('department', 'ZJ/a', { ...department('x'), id: 'ZJ/a' }),
  },
  anothersCollection: { signers: ['GD'], public: true, work: (ledger) => ledger.seals.put('ZJ', 'k', 'v') },
  publicAlone: { signers: ['GD'], public: false, work: (ledger) => ledger.index.put('x', ['1'], 'one') },
  inAnEvaluate: { signers: [], public: false, work: (ledger) => ledger.seals.put('GD', 'k', 'v') },
  wrongName: { signers: ['GD'], public: true, work: (ledger) => ledger.write('department', 'GD/b', department('x')) },
  fraction: { signers: ['GD'], public: true, work: (ledger) => ledger.index.put('x', ['1'], 0.5) },
  sealKey: {
    signers: ['GD'],
    public: true,
    work: (ledger) => ledger.seals.put('GD', '\u0000department\u0000GD\u0000a\u0000', 'v'),
  },
  emptyValue: { signers: ['GD'], public: true, work: (ledger) => ledger.seals.put('GD', 'k', '') },
};

const keys = keyRing(parseVaultKeys(vaultKeysOf('GD')));

class Probe extends Contract {
  constructor() {
    super('probe');
  }
  async work({ stub }: Context, name: string): Promise<string> {
    const { ledger, flush } = openLedger(
      stub,
      { signers: new Set(['GD']), public: true },
      { caller: 'GD', peer: stub.getMspID(), keys },
    );
    const result = await works[name]!(ledger);
    await flush();
    return canonicalJson((result ?? null) as Json);
  }
  async look({ stub }: Context, name: string): Promise<string> {
    const { ledger } = openLedger(
      stub,
      { signers: new Set(), public: false },
      { caller: 'GD', peer: stub.getMspID(), keys },
    );
    return canonicalJson((await works[name]!(ledger)) as Json);
  }
  async refusal({ stub }: Context, name: string): Promise<string> {
    const { signers, public: open, work } = refusals[name]!;
    const { ledger } = openLedger(
      stub,
      { signers: new Set(signers), public: open },
      { caller: 'GD', peer: stub.getMspID(), keys },
    );
    return work(ledger).then(
      () => 'done',
      (reason: Error) => reason.message,
    );
  }
}

const net = useNet({ founded: false, foundation: { contracts: [Probe] } });
let client: StockClient;
beforeAll(() => (client = stockClient(net(), 'GD/li')));
afterAll(() => client.close());

const submit = (name: string, ...endorsers: string[]) =>
  client.submit('probe:work', {
    arguments: [name],
    endorsingOrganizations: endorsers.length > 0 ? endorsers : ['GD', 'ZJ'],
  });
const ask = (transaction: string, name: string) =>
  client.evaluate(`probe:${transaction}`, { arguments: [name], endorsingOrganizations: ['GD'] });
const look = async (name: string) => JSON.parse(await ask('look', name)) as unknown;
const valid = 0;

test('a call sees its own writes, and the last one of a key counts', async () => {
  const seen = ['二', 'two', null, '043a7187', 0];
  expect(JSON.parse(await ask('work', 'seesItsOwnWrites'))).toEqual(seen);
  expect(await look('committed')).toEqual([null, 'none', [], null]);
  expect(await submit('seesItsOwnWrites')).toBe(valid);
  expect(await look('committed')).toEqual(['二', 'sound', ['二'], 'two']);
});

test('the vault sees its own writes too', async () => {
  expect(await look('secrets')).toBeNull();
  expect(JSON.parse(await ask('work', 'keepsSecrets'))).toEqual([2, 'two', null]);
  expect(await submit('keepsSecrets', 'GD')).toBe(valid);
  expect(await look('secrets')).toEqual([2, 'two', '454349e4', []]);
});

test('nothing is written before all has succeeded', async () => {
  await expect(submit('failsAfterWriting')).rejects.toThrow();
  expect(await look('committed')).toEqual(['二', 'sound', ['二'], 'two']);
});

test('lists are paged in any size, from and to any part', async () => {
  expect(await submit('fill')).toBe(valid);
  expect(await look('pages')).toEqual({ sizes: [60, 60, 5], all: true, count: 125 });
  const bounds = [[6, 8, 10], [0, 2], [244, 246, 248], [0, 2, 4], [], [8, 10], 250, 0];
  expect(await look('bounds')).toEqual(bounds);
  // In a submit there are no pages: the range is read from its beginning, and gives the same.
  expect(JSON.parse(await ask('work', 'bounds'))).toEqual(bounds);
  expect(JSON.parse(await ask('work', 'pages'))).toEqual({ sizes: [60, 60, 5], all: true, count: 125 });
});

test.each([
  ['anothersFact', /LEDGER-107.*belongs to ZJ, not to GD/],
  ['anothersCollection', /not signed by ZJ/],
  ['publicAlone', /writes nothing public/],
  ['inAnEvaluate', /not signed by GD/],
  ['wrongName', /does not belong under GD\/b/],
  ['fraction', /only safe integers/],
  ['sealKey', /a seal has a plain key/],
  ['emptyValue', /cannot be told from none/],
])('%s is refused by the module itself', async (name, message) => {
  expect(await ask('refusal', name)).toMatch(message);
});
