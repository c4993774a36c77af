/**
 * What `npm run network --engine fabric` promises beside recovery: several networks, nothing half done, TLS at every
 * door.
 */
import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { connect as dial, type ConnectionOptions } from 'node:tls';
import { findBinaries } from '@oneplusn/fabric';
import { readServiceTls, sampleFile } from '@oneplusn/topology';
import { asked, describeOn } from './lines';
import { Workplace } from './workplace';

const onFabric = ['--engine', 'fabric', '--fabric-version', asked];
const another = asked.startsWith('2.5') ? '3.1' : '2.5';

describeOn(asked, 'the command', () => {
  let place: Workplace;
  beforeAll(() => (place = new Workplace()));
  afterAll(() => place.leave());

  const authorities = (network: string) =>
    place.as(network, 'GD/li', async (ledger) => (await ledger.registry.authorities()).items.map(({ msp }) => msp));

  test('says when the chaincode was committed, and a second up changes nothing', async () => {
    const out = await place.does('up', ...onFabric);
    expect(out).toMatch(/ \d+\.\d s {2}部署基础链码: 已提交 \/ Deploy the foundation chaincode: committed/);
    const before = place.processes('quickstart');
    expect(await place.does('up', ...onFabric)).toContain('is running already');
    expect(place.processes('quickstart')).toEqual(before);
    expect(await authorities('quickstart')).toEqual(['Committee', 'GD', 'MHRSS', 'ZJ']);
  }, 120_000);

  test('a second network runs beside the first, and goes without it', async () => {
    const other = readFileSync(sampleFile('quickstart'), 'utf8').replace('name: quickstart', 'name: beside');
    const topology = ['--topology', place.file('beside.yaml', other)];
    await place.does('up', ...onFabric, ...topology);
    const first = place.processes('quickstart');
    expect(await authorities('beside')).toHaveLength(4);
    expect(await authorities('quickstart')).toHaveLength(4);
    await place.does('down', ...topology, '--purge');
    expect(place.processes('quickstart')).toEqual(first);
    expect(await authorities('quickstart')).toHaveLength(4);
  }, 120_000);

  test("admin doors ask for a certificate, chaincode doors for their own peers'", async () => {
    const fabric = join(place.folder('quickstart').path, 'fabric');
    const plan = JSON.parse(readFileSync(join(fabric, 'plan.json'), 'utf8')) as {
      nodes: Record<string, { secondPort: number }>;
      services: Record<string, number>;
    };
    const tls = (file: string) => readFileSync(join(fabric, 'credentials/OrdererMSP/nodes/orderer0/tls', file));
    const admin = { port: plan.nodes['orderer0']?.secondPort, ca: tls('ca.crt') };
    await expect(visit(admin)).rejects.toThrow(/certificate required|bad certificate/);
    const own = join(fabric, 'credentials/OrdererMSP/administration/client');
    const shown = { cert: readFileSync(join(own, 'client.crt')), key: readFileSync(join(own, 'client.key')) };
    await expect(visit({ ...admin, ...shown })).resolves.toBe('orderer0');
    const node = { cert: tls('server.crt'), key: tls('server.key') };
    await expect(visit({ ...admin, ...node })).rejects.toThrow(/unknown ca|certificate required|bad certificate/i);
    for (const msp of ['Committee', 'GD', 'MHRSS', 'ZJ']) {
      const name = `foundation.${msp.toLowerCase()}`;
      const { ca, client } = await readServiceTls(join(fabric, 'services', name));
      const door = { port: plan.services[name], ca, ALPNProtocols: ['h2'] };
      await expect(visit(door)).rejects.toThrow(/certificate required|bad certificate|ECONNRESET/);
      await expect(visit({ ...door, cert: client.certificate, key: client.privateKey })).resolves.toBe(name);
    }
  });

  test('a network is not brought up as something else than it was made', async () => {
    const other = await place.run('up', '--engine', 'fabric', '--fabric-version', another);
    expect(other).toMatchObject({ exit: 1, out: expect.stringContaining('FABRIC-105') as string });
    await place.does('down');
    const changed = readFileSync(sampleFile('quickstart'), 'utf8').replace('timeout: 200ms', 'timeout: 300ms');
    const otherwise = await place.run('up', ...onFabric, '--topology', place.file('changed.yaml', changed));
    expect(otherwise.exit).toBe(1);
    expect(otherwise.out).toContain('FABRIC-105');
    expect(place.left()).toEqual([]);
    await place.does('up', ...onFabric);
    expect(await authorities('quickstart')).toHaveLength(4);
    await place.does('down', '--purge');
  }, 120_000);

  test('where an orderer does not start, nothing is left running, and it says why', async () => {
    const { exit, out } = await place.run('up', '--engine', 'fabric', '--fabric-bin', broken(place));
    expect(exit).toBe(1);
    expect(out).toMatch(/FABRIC-102.*orderer0.*no disk/s);
    expect(place.left()).toEqual([]);
  }, 60_000);

  test.each(['SIGINT', 'SIGKILL'] as const)(
    'an up that is ended by %s half way leaves nothing',
    async (signal) => {
      const { child, ran } = place.start(['up', ...onFabric]);
      await new Promise<void>((resolve) =>
        child.stdout?.on('data', (text: string) => text.includes('Start Fabric') && resolve()),
      );
      expect(place.left().length).toBeGreaterThan(5);
      child.kill(signal);
      await ran;
      for (const end = Date.now() + 20_000; place.left().length > 0 && Date.now() < end;)
        await new Promise((resolve) => setTimeout(resolve, 100));
      expect(place.left()).toEqual([]);
      expect((await place.run('status')).exit).toBe(1);
    },
    60_000,
  );
});

/** Opens a TLS connection; the name in the server's certificate once it has taken the client in. */
function visit(options: ConnectionOptions): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = dial({ host: 'localhost', ...options });
    socket.once('secureConnect', () => {
      const name = String(socket.getPeerCertificate().subject.CN);
      // TLS 1.3 clients hear of a refused certificate only after their own handshake is done.
      setTimeout(() => resolve(name), 300);
    });
    socket.once('error', reject);
    setTimeout(() => socket.destroy(), 1_000);
  });
}

/** The real binaries, but for an orderer that ends at once. */
function broken(place: Workplace): string {
  const { bin, config } = findBinaries({ version: asked });
  const folder = join(place.path, 'broken');
  mkdirSync(join(folder, 'bin'), { recursive: true });
  symlinkSync(config, join(folder, 'config'));
  for (const name of ['peer', 'osnadmin', 'configtxgen']) symlinkSync(join(bin, name), join(folder, 'bin', name));
  writeFileSync(join(folder, 'bin', 'orderer'), '#!/bin/sh\nsleep 0.3\necho no disk\nexit 3\n', { mode: 0o755 });
  return join(folder, 'bin');
}
