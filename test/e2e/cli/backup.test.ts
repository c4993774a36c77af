/**
 * Backups at the command line: kept with the keys, checked before anything is done, refused where they are not one's
 * own.
 */
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { useNet, vaultKeysOf } from '../../engine';
import { partiesIn, folk, keysOf } from '../sharing/parties';
import { useWorkspace } from './workspace';

const net = useNet();
const workspace = useWorkspace(net);
const admin = 'MHRSS/admin';
const read = (name: string) => readFileSync(join(workspace().path, name), 'utf8');

beforeAll(async () => {
  await partiesIn(net());
  workspace().file('keys.json', vaultKeysOf('MHRSS'));
});

test('a recovery key is made once, for its owner alone', async () => {
  const { recipient } = await workspace().gets<{ recipient: string }>(admin, 'recovery-key', '--out', 'recovery.key');
  expect(recipient).toMatch(/^age1[0-9a-z]{58}$/);
  expect(read('recovery.key')).toMatch(/^# public key: age1\w+\nAGE-SECRET-KEY-1\w+\n$/);
  expect(statSync(join(workspace().path, 'recovery.key')).mode & 0o777).toBe(0o600);
  const again = await workspace().run(['recovery-key', '--out', 'recovery.key', '--lang', 'en']);
  expect(again).toMatchObject({ exit: 2, err: expect.stringContaining('DEPLOY-131') as string });
});

test('a backup holds the collection as it is stored, and the keys encrypted', async () => {
  const recipient = /age1\w+/.exec(read('recovery.key'))?.[0] ?? '';
  const said = await workspace().gets<{ entries: number; vaultKeys: boolean }>(
    admin,
    ...['backup', '--out', 'mhrss.backup', '--vault-keys', 'keys.json', '--recovery', recipient],
  );
  expect(said.vaultKeys).toBe(true);
  expect(statSync(join(workspace().path, 'mhrss.backup')).mode & 0o777).toBe(0o600);
  const lines = read('mhrss.backup').trimEnd().split('\n');
  expect(lines).toHaveLength(said.entries + 2);
  expect(JSON.parse(lines[0]!)).toMatchObject({
    msp: 'MHRSS',
    vaultKeys: expect.stringContaining('AGE ENC') as string,
  });
  // The records, and the receipt of the vault's preparation.
  expect(lines.filter((line) => line.includes('"vault~k-1~'))).toHaveLength(folk.length + 1);
  for (const secret of [...keysOf(20), /[0-9a-f]{64}/.exec(vaultKeysOf('MHRSS'))?.[0] ?? ''])
    expect(read('mhrss.backup')).not.toContain(secret);
});

test('restored where nothing is lost, it changes nothing; the keys come back', async () => {
  const done = await workspace().gets<Record<string, unknown>>(admin, 'restore', 'mhrss.backup');
  expect(done).toMatchObject({ restored: 0, superseded: 0 });
  expect(done['present']).toBeGreaterThan(folk.length);
  await workspace().does(
    admin,
    'restore',
    'mhrss.backup',
    '--recovery-key',
    'recovery.key',
    '--vault-keys-out',
    'again.json',
  );
  expect(read('again.json')).toBe(vaultKeysOf('MHRSS'));
  expect(statSync(join(workspace().path, 'again.json')).mode & 0o777).toBe(0o600);
});

test('what is damaged, another’s, or opened by another key is refused before anything is done', async () => {
  const whole = read('mhrss.backup');
  const lines = whole.trimEnd().split('\n');
  const refused = async (words: string[], code: string, actor = admin) => {
    const { exit, err } = await workspace().run(['--as', actor, ...words]);
    expect({ exit, err }).toEqual({ exit: 2, err: expect.stringContaining(code) as string });
  };
  workspace().file('cut.backup', lines.slice(0, -1).join('\n'));
  workspace().file('less.backup', [...lines.slice(0, 3), ...lines.slice(4)].join('\n'));
  workspace().file('altered.backup', whole.replace('"vault~k-1~', '"vault~k-2~'));
  workspace().file('nothing.backup', '');
  workspace().file('else.backup', '身份证号,姓名\n1,2\n');
  await workspace().does(admin, 'recovery-key', '--out', 'other.key');
  const opened = ['restore', 'mhrss.backup', '--vault-keys-out', 'third.json', '--recovery-key'];
  const damaged = ['cut', 'less', 'altered', 'nothing', 'else'].map((name) => `${name}.backup`);
  await Promise.all([
    ...damaged.map((name) => refused(['restore', name], 'CLI-131')),
    refused(['restore', 'none.backup'], 'CLI-108'),
    refused(['restore', 'mhrss.backup'], 'CLI-132', 'GD/admin'),
    refused([...opened, 'other.key'], 'CLI-134'),
    refused([...opened, 'keys.json'], 'CLI-134'),
    refused(['backup', '--out', 'mhrss.backup'], 'CLI-130'),
    refused(['backup', '--out', 'b', '--vault-keys', 'keys.json'], 'CLI-105'),
    refused(['backup', '--out', 'b', '--vault-keys', 'keys.json', '--recovery', 'age1nonsense'], 'CLI-106'),
  ]);
}, 60_000);

test('the vault is renewed and looked at', async () => {
  expect(await workspace().gets(admin, 'vault', 'renew')).toEqual({ renewed: 0 });
  expect(await workspace().does(admin, 'vault', 'status')).toMatch(/k-1 +已启用/);
});
