/** The examples of docs/how-to/devnet-testing.md, word for word: the last test holds the page to this file. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { useDevnet } from '@oneplusn/devnet/jest';
import { sampleTopology } from '@oneplusn/topology';
import { call } from './client';
import { notesDeployment } from './notes';

// example: network
const net = useDevnet({
  topology: sampleTopology('quickstart'),
  batch: { timeoutMs: 20 },
  chaincodes: [notesDeployment],
  // Once for the file; every test finds the chain as this left it.
  prepare: async (devnet) => {
    const gd = call(devnet, devnet.controls.impersonate('GD', { id: 'li', department: 'hrss', roles: ['official'] }));
    await gd.contract.submitTransaction('put', 'title', 'draft');
    gd.close();
  },
});
// end

/** Connected as anybody of Guangdong, for one test. */
async function asGuangdong(action: (gd: ReturnType<typeof call>) => Promise<void>): Promise<void> {
  const gd = call(net.devnet, net.controls.impersonate('GD', { id: 'li', department: 'hrss', roles: ['official'] }));
  try {
    await action(gd);
  } finally {
    gd.close();
  }
}

test.each(['one', 'another'])('%s test finds what was prepared, and nothing of the other', () =>
  asGuangdong(async (gd) => {
    expect(await gd.ask('get', 'title')).toBe('draft');
    await gd.contract.submitTransaction('append', 'title', ', changed');
    expect(await gd.ask('get', 'title')).toBe('draft, changed');
  }),
);

test('two clients write the same key', () =>
  asGuangdong(async (gd) => {
    // example: conflict
    net.controls.holdOrderer();
    const first = await gd.contract.submitAsync('append', { arguments: ['title', '!'] });
    const second = await gd.contract.submitAsync('append', { arguments: ['title', '?'] });
    net.controls.reorderTransactions([second.getTransactionId(), first.getTransactionId()]);
    await net.controls.cutBlock();
    expect((await second.getStatus()).successful).toBe(true);
    expect((await first.getStatus()).code).toBe(11); // MVCC_READ_CONFLICT
    // end
  }));

test('a ministry is down', () =>
  asGuangdong(async (gd) => {
    // example: kill
    await net.controls.killAuthority('MHRSS');
    await gd.contract.submitTransaction('put', 'title', 'final');
    await net.controls.reviveAuthority('MHRSS');
    expect(net.controls.lookUp({ authority: 'MHRSS', chaincode: 'notes', key: 'title' })?.text).toBe('final');
    // end
  }));

test('a deadline passes', () =>
  asGuangdong(async (gd) => {
    // example: time
    const before = net.controls.now();
    net.controls.advanceTime(90 * 24 * 3600 * 1000);
    expect(net.controls.now() - before).toBeGreaterThanOrEqual(7_776_000_000);
    // end
    // example: client time
    jest.useFakeTimers({
      now: net.controls.now(),
      doNotFake: ['nextTick', 'queueMicrotask', 'setImmediate', 'setTimeout', 'setInterval', 'performance', 'hrtime'],
    });
    expect(Date.parse(await gd.ask('when')) - before).toBeGreaterThanOrEqual(7_776_000_000);
    jest.useRealTimers();
    // end
  }));

test('a peer is a block behind', () =>
  asGuangdong(async (gd) => {
    // example: behind
    net.controls.holdPeer('GD');
    const sent = await gd.contract.submitAsync('put', { arguments: ['title', 'final'] });
    await net.controls.cutBlock();
    expect(await gd.ask('get', 'title')).toBe('draft');
    net.controls.releasePeer('GD');
    expect((await sent.getStatus()).successful).toBe(true);
    expect(await gd.ask('get', 'title')).toBe('final');
    // end
  }));

test.each(['devnet-testing.md', 'devnet-testing.zh-CN.md'])('%s shows these examples', (name) => {
  const source = readFileSync(__filename, 'utf8');
  const page = readFileSync(join(__dirname, '../../docs/how-to', name), 'utf8');
  const examples = [...source.matchAll(/^( *)\/\/ example: .*\n([^]*?)\n *\/\/ end$/gm)].map(
    ([, indent = '', code = '']) => code.replaceAll(new RegExp(`^${indent}`, 'gm'), ''),
  );
  expect(examples).toHaveLength(6);
  for (const example of examples) expect(page).toContain(`\`\`\`ts\n${example}\n\`\`\``);
});
