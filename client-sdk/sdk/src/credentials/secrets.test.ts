/** Keys put where something else belongs: whatever is said of it, the key is not. */
import { createPrivateKey } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inspect } from 'node:util';
import { connectionProfile, issueCredentials, peerNames, sampleTopology, walletIdentity } from '@oneplusn/topology';
import { parse, stringify } from 'yaml';
import { connect, type ConnectOptions } from '../connect/connect';
import { SdkError } from '../errors/sdk-error';
import { fileCheckpoint } from '../events/checkpoint';

const topology = sampleTopology('quickstart');
let folder: string;
let profile: string;
let identity: string;
let pem: string;
/** Parts of the key that must not appear anywhere, in whatever form it was given. */
let secrets: string[];
/** The key as people might paste it. */
let forms: Readonly<Record<string, string>>;

beforeAll(async () => {
  const issued = await issueCredentials(topology);
  const peers = topology.authorities.flatMap(({ msp, peers: count }) => peerNames(msp, count));
  // Nobody listens there.
  const endpoints = new Map(peers.map((peer) => [peer, { address: 'localhost:1' }] as const));
  profile = connectionProfile(topology, 'GD', endpoints, issued);
  identity = walletIdentity(issued, 'GD', 'li');
  pem = (JSON.parse(identity) as Wallet).credentials.privateKey;
  folder = await mkdtemp(join(tmpdir(), 'sdk-secrets-'));
  const key = createPrivateKey(pem);
  const der = key.export({ type: 'pkcs8', format: 'der' });
  const { d = '' } = key.export({ format: 'jwk' });
  const hex = Buffer.from(d, 'base64url').toString('hex');
  const encrypted = String(
    key.export({ type: 'pkcs8', format: 'pem', cipher: 'aes-256-cbc', passphrase: 'swordfish' }),
  );
  forms = {
    pem,
    encrypted,
    'pem on one line': pem.replaceAll('\n', '\\n'),
    'pem without its line ends': pem.replaceAll('\n', ' '),
    base64: der.toString('base64'),
    base64url: der.toString('base64url'),
    JWK: JSON.stringify(key.export({ format: 'jwk' })),
    hex,
    'a wallet': identity,
    'a wallet on many lines': JSON.stringify(JSON.parse(identity), undefined, 2),
    'a wallet that was cut': identity.slice(0, -20),
    'a wallet in YAML': stringify(JSON.parse(identity)),
    'a wallet with a tag': `!wallet ${identity}`,
    'YAML with an alias': `key: *${hex}\n`,
    'YAML that breaks in the key': `key: "${pem.slice(0, 80)}\nprivateKey: [${hex}`,
    'a path of the key': `/home/li/${hex}`,
  };
  const lines = [pem, encrypted].flatMap((text) => text.split('\n').filter((line) => /^[\w+/=]{20,}$/.test(line)));
  secrets = [...lines, der.toString('base64'), der.toString('base64url'), hex, d].map((each) => each.slice(0, 32));
});
afterAll(() => rm(folder, { recursive: true }));

interface Wallet {
  credentials: Record<'certificate' | 'privateKey', string>;
  mspId: string;
}

/** All that an error tells to whoever logs it, in whatever way. */
function told(error: unknown): string {
  const parts = [
    inspect(error, { depth: 20, showHidden: true, maxStringLength: null }),
    String(error),
    JSON.stringify(error),
  ];
  for (let each = error; each instanceof Error; each = each.cause) {
    parts.push(each.message, each.stack ?? '', JSON.stringify({ ...each }));
    if (each instanceof SdkError) parts.push(each.line('zh'), each.line('en'));
  }
  return parts.join('\n');
}

async function holdsTongue(what: string, work: () => Promise<unknown>): Promise<void> {
  const error: unknown = await work().then(
    () => undefined,
    (reason: unknown) => reason,
  );
  const said = told(error);
  const found = secrets.filter((secret) => said.includes(secret) || said.includes(JSON.stringify(secret).slice(1, -1)));
  expect({ what, found, said: found.length > 0 ? said : '' }).toEqual({ what, found: [], said: '' });
  expect(error).toBeInstanceOf(SdkError);
}

const tries = (options: Partial<Record<keyof ConnectOptions, unknown>>) => () =>
  connect({ profile, identity, deadlines: { connect: 2_000 }, ...options } as ConnectOptions);

test('in the place of a profile or an identity, as text or in a file', async () => {
  for (const [form, secret] of Object.entries(forms)) {
    const path = join(folder, 'given');
    await writeFile(path, secret);
    await holdsTongue(`profile: ${form}`, tries({ profile: secret }));
    await holdsTongue(`profile in a file: ${form}`, tries({ profile: path }));
    await holdsTongue(`identity: ${form}`, tries({ identity: secret }));
    await holdsTongue(`identity in a file: ${form}`, tries({ identity: path }));
    await holdsTongue(
      `profile as URL: ${form}`,
      tries({ profile: new URL(`data:text/plain,${encodeURIComponent(hexOnly(secret))}`) }),
    );
    await holdsTongue(`checkpoint: ${form}`, () =>
      fileCheckpoint(join(folder, `none/${secret}`)).save({ blockNumber: 1n }),
    );
    await holdsTongue(`checkpoint in a file: ${form}`, () => fileCheckpoint(path).load());
  }
});

const hexOnly = (secret: string): string => secret.slice(0, 400);

test('in any field of a profile or a wallet, as its value and as its name', async () => {
  for (const [form, secret] of Object.entries(forms)) {
    for (const [which, text] of [['profile', profile] as const, ['identity', identity] as const]) {
      const content: unknown = parse(text);
      for (const path of placesIn(content)) {
        for (const change of [replaced, renamed]) {
          const changed = change(content, path, secret);
          await holdsTongue(`${which}.${path.join('.')} ${change.name}: ${form}`, tries({ [which]: changed }));
        }
      }
    }
  }
}, 120_000);

/** The places of all members, each once for the members of a kind: lists and peers are alike. */
function placesIn(content: unknown, path: readonly string[] = []): string[][] {
  if (typeof content !== 'object' || content === null) return [];
  return Object.entries(content)
    .slice(0, path.length === 0 ? undefined : 2)
    .flatMap(([name, member]) => [[...path, name], ...placesIn(member, [...path, name])]);
}

function replaced(content: unknown, [name = '', ...rest]: readonly string[], secret: string): unknown {
  if (Array.isArray(content))
    return content.map((each: unknown, i) =>
      String(i) === name ? (rest.length > 0 ? replaced(each, rest, secret) : secret) : each,
    );
  const members = content as Readonly<Record<string, unknown>>;
  return { ...members, [name]: rest.length === 0 ? secret : replaced(members[name], rest, secret) };
}

function renamed(content: unknown, [name = '', ...rest]: readonly string[], secret: string): unknown {
  if (Array.isArray(content))
    return content.map((each: unknown, i) =>
      String(i) === name && rest.length > 0 ? renamed(each, rest, secret) : each,
    );
  const entries = Object.entries(content as object).map(([each, member]: [string, unknown]) =>
    each !== name ? [each, member] : rest.length === 0 ? [secret, member] : [each, renamed(member, rest, secret)],
  );
  return Object.fromEntries(entries) as unknown;
}
