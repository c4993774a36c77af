/** An authority joins a running network of real Fabric, takes part, and leaves it. */
import { copyFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plan, UpdateFile } from '@oneplusn/deployment';
import { IndexWriter, follow, query } from '@oneplusn/indexer';
import { issueRevocations } from '@oneplusn/topology';
import { FabricSite } from './fabric-site';

const founders = ['Committee', 'GD', 'MHRSS', 'ZJ'];
let anchor = '';

let site: FabricSite;
beforeAll(async () => {
  site = await FabricSite.open();
  for (const msp of founders) {
    await site.package(msp, '1.0');
    await site.serve(msp, '1.0');
    await site.gets(msp, 'deploy', '--package', '1.0/foundation.tgz');
  }
  anchor = await site.newcomer('HE');
}, 180_000);
afterAll(() => site.close());

/** As a mail between two integrators does. */
const pass = (file: string, from: string, to: string) =>
  copyFileSync(join(site.home(from), file), join(site.home(to), file));

const deploy = (msp: string) => site.gets<Plan>(msp, 'deploy', '--package', '1.0/foundation.tgz');

test('who has not been admitted gets nowhere', async () => {
  const join = await site.run('HE', 'network', 'join');
  expect(join).toMatchObject({ exit: 3, err: expect.stringContaining('DEPLOY-102') as string });
});

test('a majority signs the update, one after the other or each a copy; too few are refused', async () => {
  const made = await site.gets<UpdateFile>(
    ...(['GD', 'network', 'add-authority', '--authority', 'HE', '--msp-dir', '../HE/msp'] as const),
    ...['--anchor', anchor, '--out', 'he.pb'],
  );
  expect(made).toMatchObject({ adds: ['HE'], removes: [], signed: ['GD'], channel: 'oneplusn' });
  const few = await site.run('GD', 'network', 'send', 'he.pb');
  expect(few).toMatchObject({ exit: 3, err: expect.stringContaining('DEPLOY-120') as string });

  pass('he.pb', 'GD', 'ZJ');
  pass('he.pb', 'GD', 'MHRSS');
  expect((await site.gets<UpdateFile>('ZJ', 'network', 'sign', 'he.pb', '--out', 'he.zj.pb')).signed).toEqual([
    'GD',
    'ZJ',
  ]);
  expect((await site.gets<UpdateFile>('MHRSS', 'network', 'sign', 'he.pb')).signed).toEqual(['GD', 'MHRSS']);
  pass('he.zj.pb', 'ZJ', 'MHRSS');
  expect(await site.gets('MHRSS', 'network', 'send', 'he.pb', 'he.zj.pb')).toMatchObject({ sent: true, adds: ['HE'] });
  const again = await site.run(
    'GD',
    'network',
    'add-authority',
    '--authority',
    'HE',
    '--msp-dir',
    '../HE/msp',
    '--anchor',
    anchor,
    '--out',
    'x',
  );
  expect(again).toMatchObject({ exit: 2, err: expect.stringContaining('DEPLOY-116') as string });
}, 60_000);

test('it joins the channel, runs the foundation, and its signature counts after an upgrade of the policy', async () => {
  expect(await site.gets('HE', 'network', 'join')).toEqual({ channel: 'oneplusn', joined: [anchor] });
  expect(await site.gets('HE', 'network', 'join')).toEqual({ channel: 'oneplusn', joined: [] });
  await site.package('HE', '1.0');
  await site.serve('HE', '1.0');
  for (let tries = 0; ; tries++) {
    // Its peer is still reading the blocks before the one that admits it.
    const { exit, err } = await site.run('HE', 'deploy', '--package', '1.0/foundation.tgz');
    if (exit === 0) break;
    if (tries > 20) throw new Error(err);
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
  expect(await deploy('HE')).toMatchObject({ sequence: 1, missing: [] });
  const doctor = await site.run('HE', 'doctor', '--json');
  expect(doctor.out).toContain('DOCTOR-307');

  for (const msp of [...founders, 'HE'])
    await site.gets<Plan>(msp, 'upgrade', '--package', '1.0/foundation.tgz', '--policy', 'all');
  const plan = await deploy('GD');
  expect(plan).toMatchObject({ sequence: 2, version: '1.0', missing: [] });
  expect(plan.policy).toBe("OutOf(2,'Committee.peer','GD.peer','HE.peer','MHRSS.peer','ZJ.peer')");
  expect(await site.run('HE', 'doctor')).toMatchObject({ exit: 0 });
}, 180_000);

test('it leaves: the majority of those that are left may sign', async () => {
  writeFileSync(join(site.home('GD'), 'strange.pb'), 'no update');
  for (const words of [
    ['sign', 'strange.pb'],
    ['send', 'strange.pb'],
  ])
    expect(await site.run('GD', 'network', ...words)).toMatchObject({
      exit: 2,
      err: expect.stringContaining('DEPLOY-117') as string,
    });
  await site.gets('GD', 'network', 'remove-authority', '--authority', 'HE', '--out', 'bye.pb');
  for (const msp of ['ZJ', 'MHRSS']) {
    pass('bye.pb', 'GD', msp);
    await site.gets<UpdateFile>(msp, 'network', 'sign', 'bye.pb');
    pass('bye.pb', msp, 'GD');
  }
  expect(await site.gets('GD', 'network', 'send', 'bye.pb')).toMatchObject({ removes: ['HE'] });
  const twice = await site.run('GD', 'network', 'remove-authority', '--authority', 'HE', '--out', 'bye.pb');
  expect(twice).toMatchObject({ exit: 2, err: expect.stringContaining('DEPLOY-106') as string });
  for (const msp of founders) await site.gets(msp, 'upgrade', '--package', '1.0/foundation.tgz', '--policy', 'all');
  expect((await deploy('GD')).policy).not.toContain('HE');
}, 300_000);

/** What a person of GD gets from the own peer: the ledger's answer or refusal, or Fabric's own. */
async function askedBy(actor: string): Promise<string> {
  const ledger = await site.connect('GD', actor);
  return ledger.registry.authorities().then(
    () => 'answered',
    (error: unknown) => `${String(error)} ${String((error as Error).cause)}`,
  );
}

test('whose certificate is revoked gets nowhere at Fabric itself; the own administrator alone decides it', async () => {
  const { ca, actors } = site.ground.credentials.authorities.get('GD')!;
  site.write('GD', 'ca.pem', ca.certificate);
  writeFileSync(join(site.home('GD'), 'ca.key'), ca.privateKey, { mode: 0o600 });
  site.write('GD', 'li.pem', actors.get('li')!.certificate);
  const before = await askedBy('li');
  expect(before).not.toMatch(/access denied|creator/i);

  const by = ['--ca', 'ca.pem', '--ca-key', 'ca.key', '--out', 'revoke.pb'];
  const foreign = await site.run('GD', 'network', 'revoke', '--certificate', '../ZJ/wallet/admin.id', ...by);
  expect(foreign).toMatchObject({ exit: 2, err: expect.stringContaining('DEPLOY-142') as string });
  const made = await site.gets<UpdateFile>('GD', 'network', 'revoke', '--certificate', 'li.pem', ...by);
  expect(made).toMatchObject({ adds: [], removes: [], changes: ['Application/GD/MSP'], signed: ['GD'] });
  await site.gets('GD', 'network', 'send', 'revoke.pb');
  expect(await askedBy('li')).toMatch(/access denied|creator/i);
  expect(await askedBy('chen')).toBe(before);
}, 60_000);

test('the doctor names who has let its part of the configuration grow', async () => {
  const { ca } = site.ground.credentials.authorities.get('GD')!;
  const serials = Array.from({ length: 8_000 }, (_, n) => (2n ** 120n + BigInt(n)).toString(16));
  site.write('GD', 'large.crl', issueRevocations(ca, { serials }));
  await site.gets('GD', 'network', 'revoke', '--list', 'large.crl', '--out', 'large.pb');
  await site.gets('GD', 'network', 'send', 'large.pb');
  const { out } = await site.run('ZJ', 'doctor', '--json');
  const { findings } = JSON.parse(out) as { findings: { code: string; args: Record<string, unknown> }[] };
  expect(findings.filter(({ code }) => code === 'DOCTOR-210')).toMatchObject([{ args: { of: 'GD' } }]);
}, 60_000);

test('full verification takes each of these configurations: those had signed whom Fabric itself asked', async () => {
  const where = join(site.home('MHRSS'), 'index.db');
  const index = await IndexWriter.open(where);
  try {
    await follow(await site.connect('MHRSS', 'admin'), index, { once: true, verify: 'full' });
    expect(await index.disputed()).toEqual([]);
  } finally {
    await index.close();
  }
  // The first, HE that joins and leaves, and two lists of GD.
  expect((await query(where, 'SELECT count(*) FROM configurations')).rows).toEqual([[5]]);
}, 60_000);
