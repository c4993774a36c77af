import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { UsageError } from '../errors/usage';
import { chooseCredentials, type Wanted } from './choose';
import { networksIn } from './networks';

let cwd: string;
beforeEach(() => {
  cwd = mkdtempSync(join(tmpdir(), 'oneplusn-cli-'));
});
afterEach(() => rmSync(cwd, { recursive: true }));

function network(name: string, ...actors: string[]): void {
  for (const actor of actors) {
    const [msp = '', id = ''] = actor.split('/');
    mkdirSync(join(cwd, '.oneplusn', name, 'profiles'), { recursive: true });
    mkdirSync(join(cwd, '.oneplusn', name, 'wallet', msp), { recursive: true });
    writeFileSync(join(cwd, '.oneplusn', name, 'profiles', `${msp}.yaml`), '');
    writeFileSync(join(cwd, '.oneplusn', name, 'wallet', msp, `${id}.id`), '');
  }
}

const choose = (wanted: Wanted, env = {}, kind: 'submit' | 'evaluate' = 'evaluate') =>
  chooseCredentials(wanted, env, cwd, kind, 'access revoke');

function refusal(act: () => unknown): string {
  try {
    act();
  } catch (error) {
    if (error instanceof UsageError) return error.code;
    throw error;
  }
  throw new Error('was not refused');
}

const files = (name: string, msp: string, id: string) => ({
  profile: join(cwd, '.oneplusn', name, 'profiles', `${msp}.yaml`),
  identity: join(cwd, '.oneplusn', name, 'wallet', msp, `${id}.id`),
});

test('options go before the environment', () => {
  const env = { ONEPLUSN_PROFILE: 'e.yaml', ONEPLUSN_IDENTITY: 'e.id' };
  expect(choose({}, env)).toEqual({ profile: 'e.yaml', identity: 'e.id' });
  expect(choose({ profile: 'p.yaml' }, env)).toEqual({ profile: 'p.yaml', identity: 'e.id' });
  expect(choose({ profile: 'p.yaml', identity: 'i.id' }, env)).toEqual({ profile: 'p.yaml', identity: 'i.id' });
});

test('--as picks both files, and goes before the environment', () => {
  network('quickstart', 'GD/li', 'MHRSS/wang');
  expect(choose({ as: 'GD/li' }, { ONEPLUSN_PROFILE: 'e.yaml', ONEPLUSN_IDENTITY: 'e.id' }, 'submit')).toEqual(
    files('quickstart', 'GD', 'li'),
  );
  expect(refusal(() => choose({ as: 'GD/zhang' }))).toBe('CLI-114');
  expect(refusal(() => choose({ as: '../../etc' }))).toBe('CLI-114');
  expect(refusal(() => choose({ as: 'GD/li', profile: 'p.yaml' }))).toBe('CLI-117');
});

test('a query goes out under the first person that is found, a write under nobody who was not named', () => {
  network('quickstart', 'Committee/admin', 'Committee/qian', 'GD/li');
  expect(choose({})).toEqual({ ...files('quickstart', 'Committee', 'qian'), assumed: 'Committee/qian' });
  expect(refusal(() => choose({}, {}, 'submit'))).toBe('CLI-113');
});

test('the only identity there is needs no naming', () => {
  network('home', 'GD/li');
  expect(choose({}, {}, 'submit')).toEqual(files('home', 'GD', 'li'));
});

test('where several networks run, one is named', () => {
  network('a', 'GD/li');
  network('b', 'GD/li');
  expect(networksIn(cwd).map(({ name }) => name)).toEqual(['a', 'b']);
  expect(refusal(() => choose({ as: 'GD/li' }))).toBe('CLI-112');
  expect(choose({ as: 'GD/li', network: 'b' })).toEqual(files('b', 'GD', 'li'));
  expect(refusal(() => choose({ as: 'GD/li', network: 'c' }))).toBe('CLI-111');
});

test('where there is nothing, it says so', () => {
  expect(refusal(() => choose({}))).toBe('CLI-111');
  expect(refusal(() => choose({ profile: 'p.yaml' }))).toBe('CLI-111');
});
