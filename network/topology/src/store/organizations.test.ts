import { X509Certificate } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, sep } from 'node:path';
import { issueCredentials } from '../credentials/issue';
import { sampleTopology } from '../file/sample';
import { organizationsOf, writeOrganization } from './organizations';

const topology = sampleTopology('test-network');
const endpoints = new Map([
  ['Org1MSP', { address: 'localhost:7051' }],
  ['Org2MSP', { address: 'localhost:9051' }],
]);
let dir: string;
beforeEach(async () => (dir = await mkdtemp(join(tmpdir(), 'organizations-'))));
afterEach(() => rm(dir, { recursive: true, force: true }));

async function written() {
  const credentials = await issueCredentials(topology);
  for (const authority of organizationsOf(topology))
    await writeOrganization(topology, authority, { credentials, endpoints }, dir);
  return credentials;
}

test("the files stand where Fabric's sample network leaves them", async () => {
  const credentials = await written();
  const entries = await readdir(dir, { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) =>
      join(parentPath, name)
        .slice(dir.length + 1)
        .replaceAll(sep, '/'),
    );
  const ca = (folder: string) => [
    `${folder}msp/cacerts/ca.org1.example.com-cert.pem`,
    `${folder}msp/config.yaml`,
    `${folder}msp/tlscacerts/tlsca.org1.example.com-cert.pem`,
  ];
  const user = (name: string) => [
    ...ca(`users/${name}/`),
    `users/${name}/msp/keystore/priv_sk`,
    `users/${name}/msp/signcerts/${name}-cert.pem`,
    `users/${name}/msp/signcerts/cert.pem`,
    `users/${name}/tls/ca.crt`,
  ];
  const peer = 'peers/peer0.org1.example.com';
  const own = 'peerOrganizations/org1.example.com/';
  expect(
    files
      .filter((file) => file.startsWith(own))
      .map((file) => file.slice(own.length))
      .sort(),
  ).toEqual(
    [
      'ca/ca.org1.example.com-cert.pem',
      'connection-org1.json',
      'connection-org1.yaml',
      ...ca(''),
      ...ca(`${peer}/`),
      `${peer}/msp/signcerts/peer0.org1.example.com-cert.pem`,
      `${peer}/tls/ca.crt`,
      `${peer}/tls/server.crt`,
      'tlsca/tlsca.org1.example.com-cert.pem',
      ...user('Admin@org1.example.com'),
      ...user('User1@org1.example.com'),
    ].sort(),
  );
  const text = (...path: string[]) => readFile(join(dir, own, ...path), 'utf8');
  const org1 = credentials.authorities.get('Org1MSP')!;
  expect(await text('users/User1@org1.example.com/msp/keystore/priv_sk')).toBe(org1.actors.get('user1')!.privateKey);
  expect(await text(peer, 'tls/ca.crt')).toBe(org1.tlsCa.certificate);
  expect(await text('msp/config.yaml')).toContain('Certificate: cacerts/ca.org1.example.com-cert.pem');
  const tls = new X509Certificate(await text(peer, 'tls/server.crt'));
  expect(tls.checkHost('peer0.org1.example.com')).toBe('peer0.org1.example.com');
  expect(JSON.parse(await text('connection-org1.json'))).toMatchObject({
    client: { organization: 'Org1MSP' },
    peers: { 'peer0.org2.example.com': { url: 'grpcs://localhost:9051' } },
    'x-oneplusn': { channel: 'mychannel', committee: 'Org1MSP' },
  });
});

test('users alone get keys, for their owner alone; what is there is never replaced', async () => {
  const credentials = await written();
  const keys = (await readdir(dir, { recursive: true })).filter((file) => file.endsWith('_sk'));
  expect(keys).toHaveLength(4);
  if (process.platform !== 'win32')
    for (const key of keys) expect((await stat(join(dir, key))).mode & 0o777).toBe(0o600);
  const [first] = organizationsOf(topology);
  await expect(writeOrganization(topology, first!, { credentials, endpoints }, dir)).rejects.toMatchObject({
    code: 'TOPOLOGY-201',
  });
});

test('an authority without a domain has no such files', () => {
  expect(organizationsOf(sampleTopology('quickstart'))).toEqual([]);
});

(process.platform === 'win32' ? test.skip : test)(
  'a profile is for its owner alone where it holds the key of a certificate that is shown',
  async () => {
    const credentials = await issueCredentials(topology);
    const modeOf = async (mutualTls: boolean, into: string) => {
      const [authority] = organizationsOf(topology);
      await writeOrganization({ ...topology, mutualTls }, authority!, { credentials, endpoints }, into);
      const file = join(into, 'peerOrganizations/org1.example.com/connection-org1.yaml');
      const { mode } = await stat(file);
      return { isShared: (mode & 0o077) !== 0, holdsKey: (await readFile(file, 'utf8')).includes('PRIVATE KEY') };
    };
    expect(await modeOf(false, join(dir, 'open'))).toEqual({ isShared: true, holdsKey: false });
    expect(await modeOf(true, join(dir, 'closed'))).toEqual({ isShared: false, holdsKey: true });
  },
);
