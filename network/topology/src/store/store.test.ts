import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'yaml';
import { issueServiceTls } from '../credentials/doors';
import { issueCredentials } from '../credentials/issue';
import type { Credentials } from '../credentials/credentials';
import { sampleTopology } from '../file/sample';
import { layout, MSP_FILES, serviceLayout, TLS_FILES } from './layout';
import { readCredentials } from './read';
import { readServiceTls, writeServiceTls } from './service-tls';
import { writeCredentials } from './write';

const onPosix = process.platform === 'win32' ? test.skip : test;

let credentials: Credentials;
let parent: string;
let dir: string;
beforeAll(async () => {
  credentials = await issueCredentials(sampleTopology('bft4'));
});
beforeEach(async () => {
  parent = await mkdtemp(join(tmpdir(), 'topology-'));
  dir = join(parent, 'deep', 'credentials');
});
afterEach(() => rm(parent, { recursive: true, force: true }));

test('what is written is read again', async () => {
  await writeCredentials(credentials, dir);
  const read = await readCredentials(dir);
  expect(read.ordererOrg).toEqual(credentials.ordererOrg);
  expect(read.ordererOrg.nodes.map(({ name }) => name)).toEqual(['orderer0', 'orderer1', 'orderer2', 'orderer3']);
  expect(read.authorities).toEqual(credentials.authorities);
});

test("the folders are Fabric's", async () => {
  await writeCredentials(credentials, dir);
  const { ca, tlsCa, peers } = credentials.authorities.get('GD')!;
  const msp = layout.nodeMsp(dir, 'GD', 'peer0.gd');
  const text = (...path: string[]) => readFile(join(...path), 'utf8');
  expect((await readdir(msp)).sort()).toEqual(['cacerts', 'config.yaml', 'keystore', 'signcerts', 'tlscacerts']);
  expect(await text(msp, MSP_FILES.ca)).toBe(ca.certificate);
  expect(await text(msp, MSP_FILES.tlsCa)).toBe(tlsCa.certificate);
  expect(await text(msp, MSP_FILES.certificate)).toBe(peers[0]!.sign.certificate);
  expect(await text(msp, MSP_FILES.privateKey)).toBe(peers[0]!.sign.privateKey);
  expect(await text(layout.nodeTls(dir, 'GD', 'peer0.gd'), TLS_FILES.ca)).toBe(tlsCa.certificate);
  expect((await readdir(layout.organizationMsp(dir, 'GD'))).sort()).toEqual(['cacerts', 'config.yaml', 'tlscacerts']);
  expect(parse(await text(msp, MSP_FILES.config))).toEqual({
    NodeOUs: {
      Enable: true,
      ClientOUIdentifier: { Certificate: 'cacerts/ca.pem', OrganizationalUnitIdentifier: 'client' },
      PeerOUIdentifier: { Certificate: 'cacerts/ca.pem', OrganizationalUnitIdentifier: 'peer' },
      AdminOUIdentifier: { Certificate: 'cacerts/ca.pem', OrganizationalUnitIdentifier: 'admin' },
      OrdererOUIdentifier: { Certificate: 'cacerts/ca.pem', OrganizationalUnitIdentifier: 'orderer' },
    },
  });
});

onPosix('private keys and their folders are for the owner alone', async () => {
  await writeCredentials(credentials, dir);
  const entries = await readdir(dir, { recursive: true, withFileTypes: true });
  const modeOf = async (path: string) => (await stat(path)).mode & 0o777;
  let keys = 0;
  for (const entry of entries.filter((file) => file.isFile())) {
    const file = join(entry.parentPath, entry.name);
    if (!/PRIVATE KEY|secret/.test(await readFile(file, 'utf8'))) continue;
    keys += 1;
    expect([file, await modeOf(file), await modeOf(entry.parentPath)]).toEqual([file, 0o600, 0o700]);
  }
  expect(keys).toBe(4 * 7 + 15 + 4 + 4 * 2 + 1);
});

test('a folder from before there were vault keys and operators is completed, once', async () => {
  await writeCredentials(credentials, dir);
  for (const msp of ['GD', 'OrdererMSP'])
    for (const part of ['vault', 'operations', 'administration'])
      await rm(join(dir, msp, part), { recursive: true, force: true });
  const [one, other] = await Promise.all([readCredentials(dir), readCredentials(dir)]);
  expect(one).toEqual(other);
  expect(await readCredentials(dir)).toEqual(one);
  expect(one.authorities.get('GD')?.vaultKeys).not.toBe(credentials.authorities.get('GD')?.vaultKeys);
  expect(one.authorities.get('ZJ')).toEqual(credentials.authorities.get('ZJ'));
  expect((await readdir(join(dir, 'OrdererMSP'))).sort()).not.toContain('vault');
});

onPosix("a service's TLS is read as it was written, its sides apart", async () => {
  const tls = issueServiceTls({ msp: 'GD', hosts: ['foundation.gd'] });
  await writeServiceTls(tls, dir);
  expect(await readServiceTls(dir)).toEqual(tls);
  expect(await readdir(serviceLayout.service(dir))).toEqual(['ca.crt', 'server.crt', 'server.key']);
  expect((await stat(join(serviceLayout.peers(dir), 'client.key'))).mode & 0o777).toBe(0o600);
  await expect(writeServiceTls(tls, dir)).rejects.toMatchObject({ code: 'TOPOLOGY-201' });
  await rm(join(serviceLayout.peers(dir), 'client.key'));
  await expect(readServiceTls(dir)).rejects.toMatchObject({ code: 'TOPOLOGY-203' });
});

test('an existing folder is left as it is', async () => {
  await mkdir(dir, { recursive: true });
  await writeFile(join(dir, 'precious'), 'key');
  await expect(writeCredentials(credentials, dir)).rejects.toMatchObject({
    name: 'ProvisionError',
    code: 'TOPOLOGY-201',
  });
  expect(await readdir(dir)).toEqual(['precious']);
  expect(await readdir(join(parent, 'deep'))).toEqual(['credentials']);
});

test('of two writers one wins and the other leaves nothing behind', async () => {
  const results = await Promise.allSettled([writeCredentials(credentials, dir), writeCredentials(credentials, dir)]);
  expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  expect(results.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { code: 'TOPOLOGY-201' } });
  expect(await readdir(join(parent, 'deep'))).toEqual(['credentials']);
  expect((await readCredentials(dir)).authorities.size).toBe(4);
});

test('a failure in the middle leaves nothing behind', async () => {
  // Two files of one name: the second cannot be created.
  const twice = { ...credentials.authorities.get('GD')!, msp: 'ZJ' };
  const authorities = new Map([...credentials.authorities, ['GD', twice]]);
  await expect(writeCredentials({ ...credentials, authorities }, dir)).rejects.toMatchObject({ code: 'TOPOLOGY-202' });
  expect(await readdir(join(parent, 'deep'))).toEqual([]);
});

test('a file where a folder should be', async () => {
  await writeFile(join(parent, 'deep'), '');
  await expect(writeCredentials(credentials, dir)).rejects.toMatchObject({ code: 'TOPOLOGY-202' });
});

test('what is missing or mixed up is named', async () => {
  await expect(readCredentials(dir)).rejects.toMatchObject({ code: 'TOPOLOGY-203' });
  await writeCredentials(credentials, dir);
  const key = join(layout.userMsp(dir, 'GD', 'li'), MSP_FILES.privateKey);
  await writeFile(key, credentials.authorities.get('GD')!.actors.get('chen')!.privateKey);
  await expect(readCredentials(dir)).rejects.toMatchObject({
    code: 'TOPOLOGY-204',
    message: expect.stringContaining(key) as string,
  });
  await writeFile(key, 'no key');
  await expect(readCredentials(dir)).rejects.toMatchObject({ code: 'TOPOLOGY-204' });
  await rm(key);
  await expect(readCredentials(dir)).rejects.toMatchObject({
    code: 'TOPOLOGY-203',
    message: expect.stringContaining(key) as string,
  });
});
