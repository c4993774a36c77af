/** The ways to a peer: through a proxy of the environment, or a dead one; by IPv6. What comes out is always clean. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ConnectProxy } from '../../engine/connect-proxy';
import { Relay } from '../../engine/relay';
import { useNet } from '../../engine';
import { useWorkspace, type Ran } from './workspace';

const net = useNet();
const workspace = useWorkspace(net, { asProcess: true });
const whoami = (env: Record<string, string>, ...words: string[]): Promise<Ran> =>
  workspace().run(['--as', 'GD/li', 'whoami', ...words], { env: { LANG: 'en_US.UTF-8', ...env } });
const addressOf = (peer: string): string => net().endpoints.get(peer)?.address ?? '';

test('through a proxy: the first handshake and all calls after it', async () => {
  const proxy = await ConnectProxy.start();
  try {
    const ran = await whoami({ https_proxy: proxy.url }, '--json');
    expect(ran).toMatchObject({ exit: 0, err: '' });
    expect(JSON.parse(ran.out)).toMatchObject({ actor: 'GD/li' });
    expect(proxy.asked.length).toBeGreaterThan(1);
    expect(new Set(proxy.asked)).toEqual(new Set([addressOf('peer0.gd')]));
  } finally {
    await proxy.close();
  }
});

test('a dead proxy is named, without who asks it; for machines that is all that comes out', async () => {
  const proxy = await ConnectProxy.start();
  await proxy.close();
  const env = { http_proxy: 'http://li:geheim@127.0.0.1:1' };
  const told = await whoami(env);
  expect(told).toMatchObject({ exit: 3, out: '' });
  expect(told.err).toMatch(
    /^Not done SDK-160 {2}The proxy http:\/\/127\.0\.0\.1:1 \(from http_proxy\) .+\nWhat to do: .+\n$/,
  );
  expect(told.err).not.toContain('geheim');
  const json = await whoami(env, '--json');
  expect(JSON.parse(json.err)).toMatchObject({ error: { code: 'SDK-160', args: { variable: 'http_proxy' } } });
  const doctor = await workspace().run(['--as', 'GD/admin', 'doctor', '--json'], { env });
  expect(JSON.parse(doctor.err)).toMatchObject({ error: { code: 'DEPLOY-101' } });
  expect(doctor.err).toContain('http_proxy');
  expect(doctor.err).not.toContain('geheim');
});

test('a proxy that cannot be used goes unused, and nothing is logged between the lines', async () => {
  const ran = await whoami({ http_proxy: 'socks5://127.0.0.1:1' }, '--json');
  expect(ran).toMatchObject({ exit: 0, err: '' });
  expect(JSON.parse(ran.out)).toMatchObject({ actor: 'GD/li' });
});

test('by IPv6, as the profile writes it', async () => {
  const relay = await Relay.before(Number(addressOf('peer0.gd').split(':')[1]), '::1');
  try {
    const folder = join(workspace().path, '.oneplusn', net().topology.name);
    const profile = readFileSync(join(folder, 'profiles/GD.yaml'), 'utf8');
    const six = workspace().file(
      'six.yaml',
      profile.replace(`grpcs://${addressOf('peer0.gd')}`, `grpcs://${relay.address}`),
    );
    const who = ['--profile', six, '--identity', join(folder, 'wallet/GD/li.id')];
    expect(await workspace().run([...who, 'whoami'])).toMatchObject({ exit: 0, err: '' });
    const admin = ['--profile', six, '--identity', join(folder, 'wallet/GD/admin.id')];
    const doctor = await workspace().run([...admin, 'doctor', '--json']);
    expect(doctor.err).toBe('');
    expect(doctor.out).not.toContain('DOCTOR-401');
  } finally {
    relay.close();
  }
});
