/** `oneplusn package`, `deploy`, `doctor` and `upgrade`, each authority for itself; on either engine. */
import { chmodSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Plan } from '@oneplusn/deployment';
import { found } from '@oneplusn/testkit';
import { secured, type Site } from './site';

export const everybody = ['Committee', 'GD', 'MHRSS', 'ZJ'];

/** Tests that only one engine can have, at their places among the others. */
export interface Extra<S> {
  readonly beforeDeployment?: (site: () => S) => void;
  /** @param serviceOf where an authority's service listens */
  readonly atWork?: (site: () => S, serviceOf: (msp: string) => string) => void;
}

interface Found {
  readonly findings: readonly { readonly code: string; readonly args: Readonly<Record<string, string | number>> }[];
}

/** What the doctor says to GD: codes, and whom they concern. */
export async function examined(site: Site, ...more: string[]): Promise<{ exit: number | null; codes: string[] }> {
  const { exit, out, err } = await site.run('GD', 'doctor', '--json', ...more);
  if (out === '') throw new Error(err);
  const { findings } = JSON.parse(out) as Found;
  return { exit, codes: findings.map(({ code, args }) => `${code} ${args['msp'] ?? ''}`) };
}

const secretIn = (keys: Buffer): string =>
  (JSON.parse(keys.toString()) as { keys: [{ secret: string }] }).keys[0].secret;

export function deploymentSuite<S extends Site>(open: () => Promise<S>, extra: Extra<S> = {}): void {
  const addresses = new Map<string, string>();
  let site: S;
  beforeAll(async () => {
    site = await open();
  }, 120_000);
  afterAll(() => site.close());

  const deploy = (msp: string, ...more: string[]) =>
    site.gets<Plan>(msp, 'deploy', '--package', '1.0/foundation.tgz', ...more);
  const states = ({ steps }: Plan) => steps.map(({ state }) => state);

  test('package: the same bytes every time; a folder with other things is left alone', async () => {
    for (const msp of everybody) addresses.set(msp, (await site.package(msp, '1.0')).address);
    const first = site.read('GD', '1.0/foundation.tgz');
    const repeat = ['package', '--address', addresses.get('GD')!, ...secured, '--out', '1.0'];
    const again = await site.gets<{ packageId: string }>('GD', ...repeat);
    expect(site.read('GD', '1.0/foundation.tgz')).toEqual(first);
    expect(site.read('GD', '1.0/service.env').toString()).toContain(`CHAINCODE_ID=${again.packageId}\n`);
    const at = (address: string, ...more: string[]) => site.run('GD', 'package', '--address', address, ...more);
    const refuses = async (ran: Promise<unknown>, code: string) =>
      expect(await ran).toMatchObject({ exit: 2, err: expect.stringContaining(code) as string });
    await refuses(at('localhost:1', ...secured, '--out', '.'), 'DEPLOY-113');
    await refuses(at('elsewhere:1', ...secured), 'DEPLOY-114');
    await refuses(at('localhost:1', '--tls', 'wallet', '--vault-keys', 'vault.json'), 'DEPLOY-114');
    await refuses(at('localhost:1', ...secured, '--foundation', '.'), 'DEPLOY-115');
    await site.package('GD', '1.0').then(({ address }) => addresses.set('GD', address));
  }, 300_000);

  test('keys are read where nobody else can read them, never written over, never shown and never copied', async () => {
    const refuses = async (words: string[], code: string) => {
      const { exit, out, err } = await site.run('GD', ...words);
      expect({ exit, out, err }).toMatchObject({ exit: 2, err: expect.stringContaining(code) as string });
      expect(out + err).not.toMatch(/PRIVATE KEY|[0-9a-f]{64}/);
    };
    const [keys, secret] = [site.read('GD', 'vault.json').toString(), secretIn(site.read('GD', 'vault.json'))];
    await refuses(['vault-key', '--out', 'vault.json'], 'DEPLOY-131');
    await refuses(['service-tls', '--host', 'localhost', '--out', 'tls'], 'DEPLOY-131');
    await refuses(['vault-key', '--out', 'gone/vault.json'], 'DEPLOY-132');
    await refuses(['service-tls', '--host', 'localhost:7052', '--out', 'other'], 'CLI-106');
    expect(site.read('GD', 'vault.json').toString()).toBe(keys);

    const packaged = ['package', '--address', 'localhost:1', '--out', 'other'];
    await refuses([...packaged, '--tls', 'tls', '--vault-keys', 'network.yaml'], 'DEPLOY-133');
    site.write('GD', 'open.json', keys);
    await refuses([...packaged, '--tls', 'tls', '--vault-keys', 'open.json'], 'DEPLOY-134');
    const key = join(site.home('GD'), 'tls/peers/client.key');
    chmodSync(key, 0o644);
    await refuses([...packaged, ...secured], 'DEPLOY-134');
    chmodSync(key, 0o600);

    const build = join(site.home('GD'), '1.0');
    expect(statSync(join(build, 'foundation.tgz')).mode & 0o777).toBe(0o600);
    const serverKey = site.read('GD', 'tls/service/server.key').toString();
    for (const file of ['foundation.tgz', 'service.env', 'Dockerfile', 'service/service.js']) {
      const content = readFileSync(join(build, file)).toString('latin1');
      expect(content).not.toContain(secret);
      expect(content).not.toContain(serverKey);
    }
  }, 60_000);

  test('a dry run tells what would be done and does nothing', async () => {
    for (let n = 0; n < 2; n++) {
      const plan = await deploy('GD', '--dry-run');
      expect(states(plan)).toEqual(['todo', 'todo', 'waits']);
      expect(plan).toMatchObject({ approved: [], majority: 3, missing: ['Committee', 'MHRSS', 'ZJ'], sequence: 1 });
    }
  });

  test.each([
    ['DEPLOY-104', 2, ['--package', 'network.yaml']],
    ['DEPLOY-105', 2, ['--package', '1.0/foundation.tgz', '--policy', 'GD']],
    ['CLI-105', 2, []],
    ['CLI-108', 2, ['--package', 'gone.tgz']],
  ] as const)('%s', async (code, exit, words) => {
    expect(await site.run('GD', 'deploy', ...words)).toMatchObject({
      exit,
      err: expect.stringContaining(code) as string,
    });
  });

  extra.beforeDeployment?.(() => site);

  test('each authority in turn, one killed at every point: whoever completes the majority commits', async () => {
    expect(states(await deploy('GD'))).toEqual(['done', 'done', 'waits']);
    expect((await deploy('MHRSS', '--dry-run')).different).toEqual({});
    const other = await deploy('MHRSS', '--dry-run', '--policy', "OR('GD.peer','ZJ.peer')");
    expect(other).toMatchObject({ approved: [], different: { GD: ['policy'] } });
    let kills = 0;
    for (let wait = 300; ; wait += 60) {
      const { child, ran } = site.start('MHRSS', ['deploy', '--package', '1.0/foundation.tgz', '--json']);
      const timer = setTimeout(() => child.kill('SIGKILL'), wait);
      const { exit } = await ran;
      clearTimeout(timer);
      if (exit === 0) break;
      kills += 1;
    }
    expect(kills).toBeGreaterThan(0);
    const second = await deploy('MHRSS', '--dry-run');
    expect(states(second)).toEqual(['done', 'done', 'waits']);
    expect(second).toMatchObject({ approved: ['GD', 'MHRSS'], missing: ['Committee', 'ZJ'] });

    expect(states(await deploy('ZJ', '--no-commit'))).toEqual(['done', 'done', 'waits']);
    expect(states(await deploy('ZJ', '--dry-run'))).toEqual(['done', 'done', 'todo']);
    expect(states(await deploy('ZJ'))).toEqual(['done', 'done', 'done']);
    const last = await deploy('Committee');
    expect(states(last)).toEqual(['done', 'done', 'done']);
    expect(last).toMatchObject({
      missing: [],
      approved: everybody,
      policy: expect.stringMatching(/^OutOf\(2,/) as string,
    });
  }, 300_000);

  test('the services are started by hand, and the foundation is at work', async () => {
    for (const msp of everybody) await site.serve(msp, '1.0');
    await found(site.ground.topology, (actor) => site.connect(actor.split('/')[0]!));
    const ledger = await site.connect('GD', 'li');
    expect((await ledger.registry.authorities()).items.map(({ msp }) => msp)).toEqual(everybody);
    const text = await site.run('GD', 'deploy', '--package', '1.0/foundation.tgz');
    expect(text).toMatchObject({ exit: 0, out: expect.stringContaining('foundation is on the channel') as string });
  }, 120_000);

  test('the doctor has nothing to say of a good network but that one copy is one copy', async () => {
    expect(await examined(site)).toEqual({ exit: 0, codes: everybody.map((msp) => `DOCTOR-403 ${msp}`) });
    const text = await site.run('GD', 'doctor', '--lang', 'zh');
    expect(text).toMatchObject({ exit: 0, out: expect.stringContaining('0 个错误, 0 个警告, 4 个提示') as string });
  }, 60_000);

  test('it finds a service that has stopped', async () => {
    await site.stopService(addresses.get('ZJ')!);
    expect(await examined(site)).toMatchObject({
      exit: 1,
      codes: expect.arrayContaining(['DOCTOR-304 ZJ']) as string[],
    });
    await site.serve('ZJ', '1.0');
    expect((await examined(site)).exit).toBe(0);
  }, 60_000);

  test('it finds a service that lets in whoever comes', async () => {
    const program = site.read('GD', '1.0/service/service.js').toString();
    const open = program.replace(/^.*--chaincode-tls-client-cacert-file.*$/m, '');
    expect(open).not.toBe(program);
    site.write('GD', '1.0/service/open.js', open);
    await site.stopService(addresses.get('GD')!);
    await site.serveLine('GD', ['--env-file=1.0/service.env', '1.0/service/open.js']);
    expect(await examined(site)).toMatchObject({ exit: 1, codes: expect.arrayContaining(['DOCTOR-308 ']) as string[] });
    await site.stopService(addresses.get('GD')!);
    await site.serve('GD', '1.0');
    expect((await examined(site)).exit).toBe(0);
  }, 60_000);

  extra.atWork?.(
    () => site,
    (msp) => addresses.get(msp) ?? '',
  );

  test('an upgrade keeps the data; a downgrade and another committee are refused', async () => {
    await site.gets('GD', 'service-tls', '--host', 'localhost', '--days', '20', '--out', 'short');
    for (const msp of everybody) {
      await site.package(msp, '1.1', ...(msp === 'GD' ? ['--tls', 'short'] : []));
      await site.serve(msp, '1.1');
    }
    const upgrade = (msp: string, ...more: string[]) =>
      site.gets<Plan>(msp, 'upgrade', '--package', '1.1/foundation.tgz', ...more);
    const refused = await site.run('GD', 'deploy', '--package', '1.1/foundation.tgz');
    expect(refused).toMatchObject({ exit: 2, err: expect.stringContaining('DEPLOY-107') as string });
    expect((await upgrade('GD', '--dry-run')).changes).toEqual([
      { of: 'sequence', from: '1', to: '2' },
      { of: 'version', from: '1.0', to: '1.1' },
    ]);
    const halfDown = site
      .read('ZJ', 'network.yaml')
      .toString()
      .replace(/^ {2}ZJ:\n {4}mspid: ZJ\n {4}peers:\n/m, '$&      - gone.zj\n');
    site.write(
      'ZJ',
      'half.yaml',
      halfDown.replace(
        /^peers:\n/m,
        `peers:\n  gone.zj:\n    url: grpcs://localhost:1\n    tlsCACerts: { path: tls/service/ca.crt }\n`,
      ),
    );
    const half = await upgrade('ZJ', '--dry-run', '--profile', 'half.yaml', '--identity', 'wallet/admin.id');
    expect(half.steps.slice(0, 2)).toMatchObject([
      { action: 'install', state: 'todo' },
      { action: 'install', peer: 'localhost:1', state: 'waits' },
    ]);
    // All at once: whoever comes second finds it committed.
    await Promise.all(everybody.map((msp) => upgrade(msp)));
    const plan = await upgrade('GD', '--dry-run');
    expect(plan).toMatchObject({ sequence: 2, version: '1.1', missing: [], changes: [] });
    expect(states(plan)).toEqual(['done', 'done', 'done']);
    const { codes } = await examined(site);
    // The service's certificate, its CA's, and what the peers show: each ends within a month.
    expect(codes.filter((code) => code.startsWith('DOCTOR-102'))).toHaveLength(3);
    const ledger = await site.connect('ZJ');
    expect((await ledger.registry.departments({ msp: 'GD' })).items.length).toBeGreaterThan(2);
    await ledger.registry.establish({ departments: [{ path: 'new', name: { zh: '新', en: 'New' } }] });

    const profile = site.read('GD', 'network.yaml').toString().replace('committee: Committee', 'committee: GD');
    site.write('GD', 'usurped.yaml', profile);
    const usurped = ['--profile', 'usurped.yaml', '--identity', 'wallet/admin.id'];
    await site.package('GD', '1.2', ...usurped);
    for (const given of [[], usurped])
      expect(await site.run('GD', 'upgrade', '--package', '1.2/foundation.tgz', ...given)).toMatchObject({
        ...{ exit: 2, err: expect.stringContaining('DEPLOY-110') as string },
      });
    const back = await site.run('GD', 'upgrade', '--package', '1.0/foundation.tgz');
    expect(back).toMatchObject({ exit: 2, err: expect.stringContaining('DEPLOY-109') as string });
  }, 180_000);
}
