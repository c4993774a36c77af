/**
 * One Raft orderer, four authorities of one peer: nothing stands in for what fails, so the service waits, and must lose
 * nothing.
 */
import { execFile } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { errors } from '@oneplusn/api';
import { refused } from '../e2e/refused';
import { Load } from './load';
import { FaultyNetwork } from './network';
import { takeStock } from './stock-taking';
import { trial } from './trial';

let network: FaultyNetwork;
beforeAll(async () => {
  network = await FaultyNetwork.start('quickstart');
}, 180_000);
afterAll(() => network?.remove(), 60_000);

const processes = [
  ['the orderer', 'orderer0'],
  ['the gateway peer of an authority', 'peer0.gd'],
  ['the chaincode of an authority', 'foundation.gd'],
] as const;

test.each(processes)(
  '%s is killed and started again',
  async (what, process) => {
    await trial(network, {
      name: `${what} killed`,
      strike: async () => {
        const at = performance.now();
        await network.kill(process);
        return at;
      },
    });
  },
  240_000,
);

test.each(processes)(
  '%s is stopped for eight seconds',
  async (what, process) => {
    await trial(network, {
      name: `${what} stopped 8 s`,
      strike: async () => {
        network.stop(process);
        await sleep(8_000);
        network.resume(process);
      },
    });
  },
  240_000,
);

test('the peer of another authority is gone for good: so are its clients; others sign with whom is there', async () => {
  network.unwatch();
  await trial(network, {
    name: 'the peer of another authority gone for good',
    load: { of: ['Committee', 'MHRSS', 'GD'] },
    strike: async () => {
      const at = performance.now();
      await network.kill('peer0.zj');
      return at;
    },
    mend: () => network.watch(),
  });
}, 240_000);

test('the clock of an authority’s chaincode is ten minutes ahead', async () => {
  const row = await trial(network, {
    name: 'the clock of a chaincode 10 min ahead, 6 s long',
    strike: async () => {
      network.setClock('GD', 600_000);
      await sleep(6_000);
      network.setClock('GD', 0);
    },
  });
  expect(Object.keys(row.errors).join()).toContain('LEDGER-104');
}, 240_000);

// Behind by so much, its own certificate is not valid yet where it is new, as it is here.
test.each([
  [600_000, 'LEDGER-104'],
  [-600_000, 'SDK-106'],
])(
  'a client whose clock is wrong by %d ms is refused, and writes nothing',
  async (off, refusal) => {
    const clock = join(network.place, 'clock.client');
    const [profile, identity] = ['profile.yaml', 'wallet.id'].map((file) => join(network.place, file)) as [
      string,
      string,
    ];
    writeFileSync(clock, String(off));
    writeFileSync(profile, network.profile('ZJ'));
    writeFileSync(identity, JSON.stringify(network.identity('ZJ')));
    const code = `late${off}`;
    await trial(network, {
      name: `the clock of a client ${off / 60_000} min off: ${refusal}`,
      strike: async () => {
        const { stdout } = await promisify(execFile)(
          process.execPath,
          [
            '-r',
            join(__dirname, 'clock/off.cjs'),
            join(__dirname, 'clock/client.cjs'),
            profile,
            identity,
            'ZJ/meters',
            code,
          ],
          { env: { ...process.env, ONEPLUSN_CLOCK_FILE: clock } },
        );
        expect(stdout.trim()).toBe(refusal);
      },
    });
    const reader = await network.reader('ZJ');
    await refused(reader.records.get({ dataset: 'ZJ/meters', key: code }), errors.records.unknownRecord);
  },
  240_000,
);

test('the stock-taking sees a write that is not there, and one that was made twice', async () => {
  const load = await Load.on(network, 'eyes', { each: 1 });
  await load.recovered(performance.now(), 30_000);
  await load.end();
  expect(await takeStock(network, load, 30_000)).toEqual({ lost: [], doubled: [] });
  const [client] = load.clients;
  if (!client) throw new Error('a load has clients');
  const code = client.meter;
  for (const reason of ['一', '二'])
    await (
      await network.reader(client.msp)
    ).records.correct({
      ...{ dataset: `${client.msp}/meters`, key: code, reason },
      fields: { code, value: 1_000_000 },
    });
  client.acknowledged.push({ value: 2_000_000, begunAt: 0, at: 0 });
  const stock = await takeStock(network, load, 2_000);
  expect(stock.lost).toContain(`ZJ: ${client.msp}/eyes-0-2000000`);
  expect(stock.doubled).toContain(`ZJ: ${client.msp}/eyes-0-1000000`);
}, 120_000);
