/** What goes wrong at the command line: wrong usage, nobody the ledger knows, a network that is down. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { found } from '@oneplusn/testkit';
import { useNet } from '../../engine';
import { freePort } from '../../port';
import { useWorkspace } from './workspace';

// GD/chen has a certificate, and nobody has enrolled them.
const net = useNet({ founded: false });
beforeAll(async () => {
  const authorities = net().topology.authorities.map((each) => ({
    ...each,
    actors: each.actors.filter(({ id }) => id !== 'chen'),
  }));
  await found({ ...net().topology, authorities }, (actor) => net().connect(actor));
});
const workspace = useWorkspace(net);

test.each([
  [['catalog', 'serach'], 'CLI-101', 'search'],
  [['catalog', 'get', 'insured'], 'CLI-106', 'MHRSS/insured'],
  [['access', 'request', 'MHRSS/insured', '--days', '3'], 'CLI-105', '--fields'],
  [['review', 'file', '--input', 'missing.yaml'], 'CLI-108', 'missing.yaml'],
  [['--as', 'GD/nobody', 'whoami'], 'CLI-114', 'GD/li'],
])('wrong usage %j ends with 2 and says what is right', async (words, code, part) => {
  const ran = await workspace().run(words, { env: { LANG: 'en_US.UTF-8' } });
  expect(ran).toMatchObject({ exit: 2, out: '' });
  expect(ran.err).toMatch(new RegExp(`^Wrong usage ${code} `));
  expect(ran.err).toContain(part);
});

test('nothing is written under a name that was not given', async () => {
  const ran = await workspace().run(['catalog', 'retire', 'MHRSS/posts', '--reason', 'x']);
  expect(ran).toMatchObject({ exit: 2, err: expect.stringContaining('CLI-113') as string });
});

test('an actor that nobody enrolled is refused, in either form', async () => {
  const text = await workspace().run(['--as', 'GD/chen', 'whoami']);
  expect(text).toMatchObject({ exit: 1, out: '' });
  expect(text.err).toMatch(/^账本拒绝 REGISTRY-106 {2}人员 GD\/chen 未登记\n处理: 由本机构管理员登记该人员\n$/);
  const json = await workspace().run(['--as', 'GD/chen', 'whoami', '--json']);
  expect(json).toMatchObject({ exit: 1, out: '' });
  expect(JSON.parse(json.err)).toMatchObject({
    error: { exit: 1, kind: 'refused', code: 'REGISTRY-106', args: { actor: 'GD/chen' } },
  });
});

test('a role that is missing is named', async () => {
  const ran = await workspace().run(['--as', 'GD/li', 'catalog', 'retire', 'GD/x', '--reason', 'x']);
  expect(ran).toMatchObject({ exit: 1, err: expect.stringContaining('REGISTRY-109') as string });
});

test('a write under one request id is done once; other content under it is refused', async () => {
  const establish = (path: string) =>
    workspace().run([
      '--as',
      'GD/admin',
      'registry',
      'establish',
      '--departments',
      `[{path: ${path}, name: {zh: 甲}}]`,
      '--request-id',
      'workspace-0001',
      '--json',
    ]);
  const first = await establish('alpha');
  expect(first.exit).toBe(0);
  expect(await establish('alpha')).toEqual(first);
  expect(await establish('beta')).toMatchObject({ exit: 1, err: expect.stringContaining('LEDGER-103') as string });
});

test('a network that is down ends with 3, soon, and says so', async () => {
  const port = await freePort();
  const folder = join(workspace().path, '.oneplusn', net().topology.name);
  const profile = readFileSync(join(folder, 'profiles/GD.yaml'), 'utf8').replace(
    /grpcs:\/\/[^:]+:\d+/g,
    `grpcs://localhost:${port}`,
  );
  const options = ['--profile', workspace().file('down.yaml', profile), '--identity', join(folder, 'wallet/GD/li.id')];
  const start = Date.now();
  const ran = await workspace().run([...options, 'whoami']);
  expect(ran).toMatchObject({ exit: 3, out: '' });
  expect(ran.err).toMatch(/^未能完成 SDK-11\d .*\n处理: /);
  expect(ran.err).not.toMatch(/\n +at /);
  expect(Date.now() - start).toBeLessThan(15_000);
  const json = await workspace().run([...options, 'whoami', '--json']);
  expect(JSON.parse(json.err)).toMatchObject({ error: { exit: 3, kind: 'trouble' } });
});

test('an identity that cannot be used ends with 3', async () => {
  const profile = join(workspace().path, '.oneplusn', net().topology.name, 'profiles/GD.yaml');
  expect(await workspace().run(['--profile', profile, '--identity', 'none.id', 'whoami'])).toMatchObject({
    exit: 3,
    err: expect.stringContaining('SDK-103') as string,
  });
  const broken = workspace().file('broken.id', '{}');
  expect(await workspace().run(['--profile', profile, '--identity', broken, 'whoami'])).toMatchObject({
    exit: 3,
    err: expect.stringContaining('SDK-104') as string,
  });
});

test('a reader that stops reading is no error', async () => {
  const ran = await workspace().run(['reference']);
  expect(ran).toMatchObject({ exit: 0, err: '' });
  expect(ran.out.length).toBeGreaterThan(100_000);
  expect(ran.out).toMatch(/^\*\*CLI-199\*\* .*\n\n.+\n$/m);
  expect(ran.out.slice(-2)).toMatch(/[^\n]\n/);
});
