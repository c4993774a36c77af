/** Keys and numbers put wherever a command takes anything: whatever it says of them, they are not in it. */
import { createPrivateKey } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect } from '@oneplusn/sdk';
import { connectionProfile, issueCredentials, peerNames, sampleTopology, walletIdentity } from '@oneplusn/topology';
import type { Command, Option } from 'commander';
import { programOf } from './commands/program';
import { main } from './main';
import { Session } from './session';
import type { Surroundings } from './surroundings';

const topology = sampleTopology('quickstart');
let folder: string;
let env: Record<string, string>;
/** What people might paste or type, by what it is. */
let forms: Readonly<Record<string, string>>;
/** What must not be in anything that is said. */
let secrets: readonly string[];

beforeAll(async () => {
  const issued = await issueCredentials(topology);
  const peers = topology.authorities.flatMap(({ msp, peers: count }) => peerNames(msp, count));
  // Nobody listens there: a command that is not refused before ends here.
  const endpoints = new Map(peers.map((peer) => [peer, { address: 'localhost:1' }] as const));
  folder = await mkdtemp(join(tmpdir(), 'cli-secrets-'));
  const wallet = walletIdentity(issued, 'GD', 'li');
  await writeFile(join(folder, 'GD.yaml'), connectionProfile(topology, 'GD', endpoints, issued));
  await writeFile(join(folder, 'li.id'), wallet);
  env = { ONEPLUSN_PROFILE: join(folder, 'GD.yaml'), ONEPLUSN_IDENTITY: join(folder, 'li.id') };
  const pem = (JSON.parse(wallet) as { credentials: { privateKey: string } }).credentials.privateKey;
  const key = createPrivateKey(pem);
  const base64 = key.export({ type: 'pkcs8', format: 'der' }).toString('base64');
  const hex = Buffer.from(key.export({ format: 'jwk' }).d ?? '', 'base64url').toString('hex');
  const person = '11010519491231002X';
  forms = {
    pem,
    wallet,
    base64,
    hex,
    person,
    'a broken wallet': `${wallet.slice(0, -30)}`,
    'YAML with an alias': `key: *${hex}`,
    'YAML that breaks in the key': `a: "${base64}\n b: [${person}`,
    rows: `${person},${hex}\n${person},${base64}\n`,
    'JSON Lines': `{"${person}":"${hex}"}\n{"idNumber":"${person}`,
    'a list': JSON.stringify([person, { [hex]: base64 }]),
  };
  const lines = pem.split('\n').filter((line) => /^[\w+/=]{20,}$/.test(line));
  secrets = [...lines, base64, hex].map((each) => each.slice(0, 24)).concat(person);
});
afterAll(() => rm(folder, { recursive: true }));

function surroundings(said: string[], given: Record<string, string> = env): Surroundings {
  const sink = { write: (text: string) => void said.push(text), isTTY: true, columns: undefined };
  return { env: given, cwd: folder, out: sink, err: sink, read: (file) => readFile(file), connect };
}

const ways = [
  ['--lang', 'zh'],
  ['--lang', 'en', '--json'],
] as const;
let runs = 0;

async function holdsTongue(argv: readonly string[], given = env): Promise<void> {
  const said: string[] = [];
  await main([...(ways[runs++ % ways.length] ?? []), ...argv], surroundings(said, given));
  const all = said.join('');
  const unbroken = all.replace(/\s/g, '');
  expect({ argv, found: secrets.filter((secret) => unbroken.includes(secret)), all }).toEqual({ argv, found: [], all });
  expect(all).not.toContain('CLI-199');
}

/** Some of the forms, others each time and in each run: commands are alike in what they do with a value. */
function some(count: number): string[] {
  const all = Object.values(forms);
  return Array.from({ length: count }, () => all[turn++ % all.length] ?? '');
}
let turn = Number(process.env['FUZZ_SEED']) % 11;

/** Every command, by the words that call it. */
function commandsIn(command: Command, words: readonly string[] = []): { command: Command; words: readonly string[] }[] {
  if (command.commands.length === 0) return [{ command, words }];
  return command.commands.flatMap((each) => commandsIn(each, [...words, each.name()]));
}

function program(): Promise<Command> {
  return programOf(new Session(surroundings([]), { language: 'en', json: false, csv: false }), 'all');
}

const takesValue = ({ required, optional }: Option): boolean => required || optional;
const flagOf = ({ long, short }: Option): string => long ?? short ?? '';

/** What else a command needs to come as far as the value: names that are right in form. */
function others(command: Command): string[] {
  const names: Readonly<Record<string, string>> = {
    name: 'records.putConditional',
    kind: 'dataset',
    file: 'none',
    files: 'none',
  };
  return command.registeredArguments.map((argument) => names[argument.name()] ?? 'MHRSS/insured');
}

test('as the value of any option, and in the file that it names', async () => {
  const file = join(folder, 'given');
  let options = 0;
  for (const { command, words } of commandsIn(await program())) {
    for (const option of command.options.filter(takesValue)) {
      options += 1;
      for (const secret of some(1)) {
        await holdsTongue([...words, ...others(command), flagOf(option), secret]);
      }
      if (!option.flags.includes('<file>')) continue;
      for (const secret of some(1)) {
        await writeFile(file, secret);
        await holdsTongue([...words, ...others(command), flagOf(option), file]);
      }
    }
  }
  expect(options).toBeGreaterThan(100);
}, 300_000);

test('as any argument, as one too many, as an option or a command that there is not', async () => {
  for (const { command, words } of commandsIn(await program())) {
    const names = others(command);
    for (const secret of some(1)) {
      for (const at of names.keys()) await holdsTongue([...words, ...names.with(at, secret)]);
      await holdsTongue([...words, ...names, secret, secret, secret]);
      await holdsTongue([...words, ...names, `--password=${secret}`]);
      await holdsTongue([...words, ...names, `--${secret}`]);
    }
  }
  for (const secret of Object.values(forms)) {
    for (const argv of [[secret], ['catalog', secret], ['--', secret], [`--json=${secret}`]]) await holdsTongue(argv);
  }
}, 300_000);

test('in the place of profile and identity, by option, environment, or in the file', async () => {
  const file = join(folder, 'given');
  for (const secret of Object.values(forms)) {
    await writeFile(file, secret);
    for (const given of [secret, file]) {
      for (const option of (await program()).options.filter(takesValue))
        await holdsTongue(['whoami', flagOf(option), given], option.long === '--as' ? {} : env);
      for (const name of ['ONEPLUSN_PROFILE', 'ONEPLUSN_IDENTITY', 'ONEPLUSN_LANG', 'LANG'])
        await holdsTongue(['whoami'], { ...env, [name]: given });
    }
  }
}, 120_000);
