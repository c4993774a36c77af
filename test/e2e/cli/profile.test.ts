/**
 * Profiles and identities that fit the network but not the purpose: each is told as what it is, with what to do about
 * it.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sdkErrors } from '@oneplusn/sdk';
import { parse, stringify } from 'yaml';
import { useNet } from '../../engine';
import { useWorkspace, type Ran } from './workspace';

const net = useNet();
const workspace = useWorkspace(net);
const folder = (): string => join(workspace().path, '.oneplusn', net().topology.name);
const profile = (): string => readFileSync(join(folder(), 'profiles/GD.yaml'), 'utf8');

function run(file: string, actor: string, ...words: string[]): Promise<Ran> {
  const identity = join(folder(), `wallet/GD/${actor}.id`);
  return workspace().run(['--lang', 'en', '--profile', file, '--identity', identity, ...words]);
}

const establish = ['registry', 'establish', '--departments', '[{path: alpha, name: {zh: 甲}}]'];

test('a channel that the peer has not joined', async () => {
  const file = workspace().file('channel.yaml', profile().replace('channel: oneplusn', 'channel: elsewhere'));
  const told =
    /SDK-162 {2}The peer \S+ of GD has not joined the channel elsewhere\nWhat to do: Compare x-oneplusn\.channel/;
  expect((await run(file, 'li', 'whoami')).err).toMatch(told);
  expect((await run(file, 'admin', ...establish)).err).toMatch(told);
  const ledger = await net().connect('GD/li', { profile: join(workspace().path, file) });
  await expect(ledger.events().next()).rejects.toMatchObject({ code: sdkErrors.channelMissing.code });
  const doctor = await run(file, 'admin', 'doctor');
  expect(doctor).toMatchObject({ exit: 3, out: '' });
  expect(doctor.err).toMatch(/DEPLOY-121 {2}The peer \S+ has not joined the channel elsewhere\nWhat to do: Compare/);
  expect((await run(file, 'admin', 'network', 'join')).err).toContain('DEPLOY-121');
});

test('a doctor without the rights of an administrator', async () => {
  const ran = await workspace().run(['--lang', 'en', '--as', 'GD/li', 'doctor']);
  expect(ran).toMatchObject({ exit: 3, out: '' });
  expect(ran.err).toMatch(/DEPLOY-122 .* this identity is no administrator .*\nWhat to do: Use the identity of your/);
});

test('a profile that names no other authority', async () => {
  const whole = parse(profile()) as Record<'organizations' | 'peers', Record<string, unknown>>;
  const { GD } = whole.organizations;
  const file = workspace().file('alone.yaml', stringify({ ...whole, organizations: { GD } }));
  expect(await run(file, 'li', 'whoami')).toMatchObject({ exit: 0, err: '' });
  const told = await run(file, 'admin', ...establish);
  expect(told.err).toMatch(
    /SDK-134 .* 2 authorities, and the profile names only GD\nWhat to do: Add the other authorities/,
  );
  const elsewhere = workspace().file(
    'both.yaml',
    stringify({
      ...whole,
      organizations: { GD },
      'x-oneplusn': { channel: 'elsewhere', chaincode: 'foundation', committee: 'Committee' },
    }),
  );
  expect((await run(elsewhere, 'admin', 'network', 'join')).err).toContain('DEPLOY-123');
});
