import { createServer as createPlainServer, type AddressInfo, type Server } from 'node:net';
import { createServer as createTlsServer, type TlsOptions } from 'node:tls';
import { issueCredentials, sampleTopology, type Credentials } from '@oneplusn/topology';
import { sdkErrors } from '../errors/table';
import { probe } from './probe';

const servers: Server[] = [];
let now: Credentials;
let past: Credentials;

beforeAll(async () => {
  const topology = sampleTopology('quickstart');
  now = await issueCredentials(topology);
  past = await issueCredentials(topology, { now: new Date('2001-01-01') });
});
afterEach(() => servers.splice(0).forEach((server) => server.close()));

const gd = (credentials: Credentials) => credentials.authorities.get('GD')!;
const rootOf = (credentials: Credentials) => gd(credentials).tlsCa.certificate;

function listen(server: Server): Promise<string> {
  servers.push(server);
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve(`localhost:${(server.address() as AddressInfo).port}`));
  });
}

function peer(credentials: Credentials, options: TlsOptions = {}): Promise<string> {
  const { certificate: cert, privateKey: key } = gd(credentials).peers[0]!.tls;
  return listen(
    createTlsServer({ cert, key, ALPNProtocols: ['h2'], ...options }, (socket) => socket.on('error', () => undefined)),
  );
}

test('a peer that answers as it should', async () => {
  const address = await peer(now);
  expect(await probe({ address, roots: rootOf(now), serverName: 'peer0.gd' }, 2_000)).toBeUndefined();
});

test('nobody listens', async () => {
  const address = await peer(now);
  servers.splice(0).forEach((server) => server.close());
  const problem = await probe({ address, roots: rootOf(now) }, 2_000);
  expect(problem?.is(sdkErrors.peerDown)).toBe(true);
  expect(problem?.message).toContain(address);
  expect(problem?.message).toContain('ECONNREFUSED');
});

test('no such host', async () => {
  const problem = await probe({ address: 'no-such-host.invalid:7051', roots: rootOf(now) }, 5_000);
  expect(problem?.is(sdkErrors.peerDown)).toBe(true);
});

test('somebody listens and never answers', async () => {
  const address = await listen(createPlainServer((socket) => socket.on('error', () => undefined)));
  const problem = await probe({ address, roots: rootOf(now) }, 200);
  expect(problem?.is(sdkErrors.peerDown)).toBe(true);
  expect(problem?.message).toContain('200 ms');
});

test('the port speaks something else', async () => {
  const address = await listen(createPlainServer((socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n')));
  expect((await probe({ address, roots: rootOf(now) }, 2_000))?.is(sdkErrors.notTls)).toBe(true);
});

test("another authority's root: who issued it, and which roots were expected", async () => {
  const address = await peer(now);
  const roots = now.authorities.get('ZJ')!.tlsCa.certificate;
  const problem = await probe({ address, roots, serverName: 'peer0.gd' }, 2_000);
  expect(problem?.is(sdkErrors.tlsUntrusted)).toBe(true);
  expect(problem?.args['issuer']).toMatch(/gd/i);
  expect(problem?.args['roots']).toMatch(/zj/i);
});

test('the root of identities instead of the root of TLS, the mistake made most', async () => {
  const address = await peer(now);
  const problem = await probe({ address, roots: gd(now).ca.certificate, serverName: 'peer0.gd' }, 2_000);
  expect(problem?.is(sdkErrors.tlsUntrusted)).toBe(true);
  expect(problem?.remedy).toContain('not the root of its identities');
});

test('a name that the certificate is not for', async () => {
  const address = await peer(now);
  const problem = await probe({ address, roots: rootOf(now), serverName: 'peer0.zj' }, 2_000);
  expect(problem?.is(sdkErrors.tlsName)).toBe(true);
  expect(problem?.args).toMatchObject({ name: 'peer0.zj' });
  expect(problem?.args['names']).toContain('peer0.gd');
});

test('a certificate that has run out', async () => {
  const address = await peer(past);
  const problem = await probe({ address, roots: rootOf(past), serverName: 'peer0.gd' }, 2_000);
  expect(problem?.is(sdkErrors.tlsExpired)).toBe(true);
});
