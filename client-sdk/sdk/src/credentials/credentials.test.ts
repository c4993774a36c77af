import { createPrivateKey, generateKeyPairSync, verify, X509Certificate } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { problems } from '@oneplusn/api';
import { problemWith } from '@oneplusn/errors';
import { connectionProfile, issueCredentials, peerNames, sampleTopology, walletIdentity } from '@oneplusn/topology';
import { parse } from 'yaml';
import { ConfigurationError } from '../errors/sdk-error';
import { sdkErrors } from '../errors/table';
import { readIdentity } from './identity';
import { readProfile } from './profile';

const topology = sampleTopology('quickstart');
const endpoints = new Map(
  topology.authorities.flatMap(({ msp, peers }, index) =>
    peerNames(msp, peers).map((peer) => [peer, { address: `localhost:${7051 + index}` }] as const),
  ),
);
type Issued = Awaited<ReturnType<typeof issueCredentials>>;
interface Wallet {
  credentials: { certificate: string; privateKey: string };
  mspId: string;
  type: string;
  version: number;
}

let issued: Issued;
let folder: string;
const profileText = () => connectionProfile(topology, 'GD', endpoints, issued);
const wallet = (actor: string) => JSON.parse(walletIdentity(issued, 'GD', actor)) as Wallet;

beforeAll(async () => {
  issued = await issueCredentials(topology);
  folder = await mkdtemp(join(tmpdir(), 'sdk-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function file(name: string, content: string): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, content);
  return path;
}

async function complaint(work: Promise<unknown>): Promise<ConfigurationError> {
  const error: unknown = await work.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(ConfigurationError);
  return error as ConfigurationError;
}

describe('a connection profile', () => {
  test('gives what is shown to peers that ask for a certificate of TLS, from texts or from files', async () => {
    const text = connectionProfile({ ...topology, mutualTls: true }, 'GD', endpoints, issued);
    const [shown] = await (await readProfile(text)).peersOf('GD');
    const { certificate, privateKey } = shown!.client!;
    const own = new X509Certificate(certificate);
    expect(own.verify(new X509Certificate(issued.authorities.get('GD')!.tlsCa.certificate).publicKey)).toBe(true);
    expect(own.checkPrivateKey(createPrivateKey(privateKey))).toBe(true);
    const paths = { cert: { path: 'shown.pem' }, key: { path: 'shown.key' } };
    await Promise.all([file('shown.pem', certificate), file('shown.key', privateKey)]);
    const plain = parse(profileText()) as Record<string, unknown>;
    const named = { ...plain, client: { tlsCerts: { client: paths } } };
    const [same] = await (await readProfile(await file('shown.json', JSON.stringify(named)))).peersOf('GD');
    expect(same?.client).toEqual({ certificate, privateKey });
    expect((await (await readProfile(profileText())).peersOf('GD'))[0]?.client).toBeUndefined();
  });

  test('gives the certification authorities of members, and says where one is none', async () => {
    const { roots } = await readProfile(profileText());
    expect([...roots.keys()]).toEqual(topology.authorities.map(({ msp }) => msp));
    const of = (msp: string) => issued.authorities.get(msp)!.ca.certificate;
    expect(roots.get('ZJ')?.map((root) => root.toString())).toEqual([of('ZJ')]);
    const several = { ...(parse(profileText()) as { 'x-oneplusn': object }) };
    several['x-oneplusn'] = { ...several['x-oneplusn'], roots: { ZJ: [`${of('ZJ')}${of('GD')}`, of('MHRSS')] } };
    expect((await readProfile(several)).roots.get('ZJ')).toHaveLength(3);
    several['x-oneplusn'] = { ...several['x-oneplusn'], roots: { ZJ: 'no certificate' } };
    const error = await complaint(readProfile(several));
    expect(error.is(sdkErrors.profileMalformed)).toBe(true);
    expect(error.args['field']).toBe('x-oneplusn.roots.ZJ');
  });

  test('gives the channel, who governs, who takes part, and the peers with their roots', async () => {
    const profile = await readProfile(await file('gd.yaml', profileText()));
    expect(profile).toMatchObject({
      channel: 'oneplusn',
      chaincode: 'foundation',
      committee: 'Committee',
      signatures: 2,
    });
    expect(profile.authorities).toEqual(['Committee', 'MHRSS', 'GD', 'ZJ']);
    const root = issued.authorities.get('GD')?.tlsCa.certificate;
    expect(await profile.peersOf('GD')).toEqual([{ address: 'localhost:7053', roots: root, serverName: 'peer0.gd' }]);
  });

  test('may be a file URL, JSON, or an object, with roots in files of their own', async () => {
    const path = await file('url.yaml', profileText());
    expect((await readProfile(pathToFileURL(path))).channel).toBe('oneplusn');
    await file('root.pem', issued.authorities.get('GD')?.tlsCa.certificate ?? '');
    const content = {
      'x-oneplusn': { channel: 'c', chaincode: 'f', committee: 'GD' },
      organizations: { guangdong: { mspid: 'GD', peers: ['p'] } },
      peers: { p: { url: 'grpcs://peer.example:7051', tlsCACerts: { path: 'root.pem' } } },
    };
    const json = await readProfile(await file('gd.json', JSON.stringify(content)));
    expect(json.signatures).toBe(2);
    expect((await json.peersOf('GD'))[0]).toEqual({
      address: 'peer.example:7051',
      roots: await readFile(join(folder, 'root.pem'), 'utf8'),
    });
    expect((await readProfile(content)).committee).toBe('GD');
  });

  test('may be given as its text, with roots in its text too', async () => {
    const profile = await readProfile(profileText());
    expect(profile).toMatchObject({ name: '(text)', channel: 'oneplusn' });
    expect((await profile.peersOf('GD'))[0]?.roots).toBe(issued.authorities.get('GD')?.tlsCa.certificate);
    const roots = issued.authorities.get('ZJ')?.tlsCa.certificate ?? '';
    const content = {
      'x-oneplusn': { channel: 'c', chaincode: 'f', committee: 'GD' },
      organizations: { guangdong: { mspid: 'GD', peers: ['p'] } },
      peers: { p: { url: 'grpcs://peer.example:7051', tlsCACerts: { path: roots } } },
    };
    const json = await readProfile(JSON.stringify(content));
    expect((await json.peersOf('GD'))[0]?.roots).toBe(roots);
  });

  test('is read in UTF-16 and GB 18030 where a mark says so, and refused where its bytes are no text', async () => {
    const text = profileText().replace('name:', '# 广东\nname:');
    const path = join(folder, 'utf16.yaml');
    await writeFile(path, Buffer.from(`\ufeff${text}`, 'utf16le'));
    expect((await readProfile(path)).channel).toBe('oneplusn');
    const gbk = Buffer.concat([
      Buffer.from('# '),
      Buffer.from([0xb9, 0xe3, 0xb6, 0xab]),
      Buffer.from(`\n${profileText()}`),
    ]);
    await writeFile(path, Buffer.concat([Buffer.from([0x84, 0x31, 0x95, 0x33]), gbk]));
    expect((await readProfile(path)).channel).toBe('oneplusn');
    await writeFile(path, gbk);
    const error = await complaint(readProfile(path));
    expect(error.is(sdkErrors.notText)).toBe(true);
    expect(error.args).toEqual({
      path,
      problem: problemWith(problems.file.otherEncoding, { said: 'UTF-8', encoding: 'GB18030' }),
    });
    expect(error.text('zh').message).toContain('不是 UTF-8 文本, 看来是 GB18030');
  });

  test('that is not there is named, and said to be absent', async () => {
    const error = await complaint(readProfile(join(folder, 'none.yaml')));
    expect(error.is(sdkErrors.profileUnreadable)).toBe(true);
    expect(error.message).toContain('none.yaml');
    expect(error.message).toContain('there is no such file');
    expect(error.cause).toMatchObject({ code: 'ENOENT' });
  });

  test.each([
    ['$', 'a: [b', 'not YAML'],
    ['x-oneplusn', 'organizations: {}', 'no block of ours'],
    ['peers.peer0.gd.url', '(grpc)', 'a peer without TLS'],
    ['organizations.GD.peers.0', '(nobody)', 'a peer that is not described'],
    ['x-oneplusn.signatures', '(none)', 'no signatures'],
  ])('that is malformed at %s is refused (%#)', async (field, text) => {
    const changed: Record<string, string> = {
      '(grpc)': profileText().replaceAll('grpcs://', 'grpc://'),
      '(nobody)': profileText().replaceAll('- peer0.gd', '- peer9.gd'),
      '(none)': profileText().replace('signatures: 2', 'signatures: 0'),
    };
    const error = await complaint(readProfile(await file('bad.yaml', changed[text] ?? text)));
    expect(error.is(sdkErrors.profileMalformed)).toBe(true);
    if (!field.startsWith('peers')) expect(error.args['field']).toBe(field);
    else expect(error.message).toContain('grpcs://');
  });

  test("of another network has no peers of one's authority", async () => {
    const profile = await readProfile(await file('other.yaml', profileText()));
    const error = await complaint(profile.peersOf('SC'));
    expect(error.is(sdkErrors.authorityNotInProfile)).toBe(true);
  });
});

describe('an identity', () => {
  test('gives authority, certificate and a key that signs', async () => {
    const identity = await readIdentity(await file('li.id', JSON.stringify(wallet('li'))));
    expect(identity.msp).toBe('GD');
    expect(identity.certificate).toBe(issued.authorities.get('GD')?.actors.get('li')?.certificate);
    const message = Buffer.from('any');
    const { publicKey } = new X509Certificate(identity.certificate);
    expect(verify('sha256', message, publicKey, await identity.sign(message))).toBe(true);
  });

  test('may be given as its text, as it comes from an environment variable', async () => {
    const identity = await readIdentity(JSON.stringify(wallet('li'), undefined, 2));
    expect(identity.certificate).toBe(issued.authorities.get('GD')?.actors.get('li')?.certificate);
  });

  test('that is not there is named', async () => {
    expect((await complaint(readIdentity(join(folder, 'none.id')))).is(sdkErrors.identityUnreadable)).toBe(true);
  });

  test.each([
    ['type', (identity: Wallet) => ({ ...identity, type: 'HSM-X.509' })],
    ['mspId', (identity: Wallet) => ({ ...identity, mspId: '' })],
    [
      'credentials.privateKey',
      ({ credentials, ...rest }: Wallet) => ({ ...rest, credentials: { certificate: credentials.certificate } }),
    ],
    [
      'credentials.certificate',
      (identity: Wallet) => ({ ...identity, credentials: { ...identity.credentials, certificate: 'PEM' } }),
    ],
    [
      'credentials.privateKey',
      (identity: Wallet) => ({ ...identity, credentials: { ...identity.credentials, privateKey: 'PEM' } }),
    ],
  ])('that is malformed at %s is refused (%#)', async (field, change) => {
    const error = await complaint(readIdentity(change(wallet('li'))));
    expect(error.is(sdkErrors.identityMalformed)).toBe(true);
    expect(error.args['field']).toBe(field);
    expect(error.message).not.toContain('PRIVATE KEY');
  });

  test('whose key is encrypted is refused with the way out, in both of the forms that OpenSSL writes', async () => {
    const { credentials, ...rest } = wallet('li');
    const key = createPrivateKey(credentials.privateKey);
    for (const type of ['pkcs8', 'sec1'] as const) {
      const protection = { cipher: 'aes-256-cbc', passphrase: 'swordfish' };
      const privateKey = String(key.export({ type, format: 'pem', ...protection }));
      const error = await complaint(readIdentity({ ...rest, credentials: { ...credentials, privateKey } }));
      expect(error.is(sdkErrors.keyEncrypted)).toBe(true);
      expect(error.remedy).toContain('openssl pkcs8');
    }
  });

  test("with somebody else's key is refused", async () => {
    const { credentials, ...rest } = wallet('li');
    const mixed = { ...rest, credentials: { ...credentials, privateKey: wallet('chen').credentials.privateKey } };
    const error = await complaint(readIdentity(mixed));
    expect(error.is(sdkErrors.keyMismatch)).toBe(true);
    expect(error.message).toContain('CN=li');
  });

  test('whose certificate has run out, or has not begun, is refused', async () => {
    const identity = wallet('li') as unknown as Record<string, unknown>;
    for (const now of [Date.UTC(2000, 0), Date.UTC(2100, 0)]) {
      const error = await complaint(readIdentity(identity, { now }));
      expect(error.is(sdkErrors.identityExpired)).toBe(true);
      expect(error.args['now']).toBe(new Date(now).toISOString());
    }
  });

  test('whose key is of a kind that Fabric does not take is refused', async () => {
    const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'secp256k1' });
    const { credentials, ...rest } = wallet('li');
    const pem = String(privateKey.export({ type: 'pkcs8', format: 'pem' }));
    const error = await complaint(readIdentity({ ...rest, credentials: { ...credentials, privateKey: pem } }));
    expect([sdkErrors.keyMismatch.code, sdkErrors.identityMalformed.code]).toContain(error.code);
  });
});
