/** Peers behind a proxy: a real one that lets through, one that refuses, one that is dead, one that never answers. */
import { createServer as createProxy, type Server as HttpServer } from 'node:http';
import { connect as connectTcp, createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { createServer as createTlsServer } from 'node:tls';
import { issueCredentials, sampleTopology, type Credentials } from '@oneplusn/topology';
import { sdkErrors } from '../errors/table';
import { probe } from './probe';

const variables = ['grpc_proxy', 'https_proxy', 'http_proxy', 'no_grpc_proxy', 'no_proxy'];
const before = variables.map((name) => [name, process.env[name]] as const);
const servers: (Server | HttpServer)[] = [];
const sockets = new Set<Socket>();
let credentials: Credentials;
let peer: { readonly address: string; readonly roots: string; readonly serverName: string };

beforeAll(async () => {
  credentials = await issueCredentials(sampleTopology('quickstart'));
});
beforeEach(async () => {
  for (const name of variables) delete process.env[name];
  const { peers, tlsCa } = credentials.authorities.get('GD')!;
  const { certificate: cert, privateKey: key } = peers[0]!.tls;
  const server = createTlsServer({ cert, key, ALPNProtocols: ['h2'] }, (socket) => socket.on('error', () => undefined));
  peer = { address: `localhost:${await listen(server)}`, roots: tlsCa.certificate, serverName: 'peer0.gd' };
});
afterEach(() => {
  for (const socket of sockets) socket.destroy();
  servers.splice(0).forEach((server) => server.close());
});
afterAll(() => {
  for (const [name, value] of before)
    if (value === undefined) delete process.env[name];
    else process.env[name] = value;
});

function listen(server: Server | HttpServer): Promise<number> {
  servers.push(server);
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
  });
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port));
  });
}

/** What a proxy was asked: the target, and by whom. */
type Asked = { readonly target: string | undefined; readonly by: string | undefined };

async function proxy(status = 200): Promise<{ readonly port: number; readonly asked: Asked[] }> {
  const asked: Asked[] = [];
  const server = createProxy();
  server.on('connect', ({ url, headers }, client: Socket, head: Buffer) => {
    asked.push({ target: url, by: headers['proxy-authorization'] });
    if (status !== 200) return client.end(`HTTP/1.1 ${status} Refused\r\n\r\n`);
    const { hostname, port } = new URL(`http://${url}`);
    const target = connectTcp(Number(port), hostname, () => {
      client.write('HTTP/1.1 200 Connection Established\r\n\r\n');
      target.write(head);
      target.pipe(client).pipe(target);
    });
    target.on('error', () => client.destroy());
    return undefined;
  });
  return { port: await listen(server), asked };
}

async function deadPort(): Promise<number> {
  const server = createServer();
  const port = await listen(server);
  await new Promise((resolve) => server.close(resolve));
  return port;
}

test('the handshake goes through it, with the name of who asks', async () => {
  const { port, asked } = await proxy();
  process.env['https_proxy'] = `http://li:geheim@127.0.0.1:${port}`;
  expect(await probe(peer, 2_000)).toBeUndefined();
  const by = `Basic ${Buffer.from('li:geheim').toString('base64')}`;
  expect(asked).toEqual([{ target: peer.address, by }]);
});

test('what is wrong with the peer is said as without a proxy', async () => {
  const { port } = await proxy();
  process.env['http_proxy'] = `http://127.0.0.1:${port}`;
  const other = await probe({ ...peer, serverName: 'peer0.zj' }, 2_000);
  expect(other?.is(sdkErrors.tlsName)).toBe(true);
});

test('a host that needs none is reached straight', async () => {
  const { port, asked } = await proxy();
  Object.assign(process.env, { grpc_proxy: `http://127.0.0.1:${port}`, no_proxy: 'example,localhost' });
  expect(await probe(peer, 2_000)).toBeUndefined();
  expect(asked).toEqual([]);
});

test('a dead one is named with its variable, and never with who asks it', async () => {
  const port = await deadPort();
  process.env['http_proxy'] = `http://li:geheim@127.0.0.1:${port}`;
  const problem = await probe(peer, 2_000);
  expect(problem?.is(sdkErrors.proxyFailed)).toBe(true);
  expect(problem?.args).toEqual({
    address: peer.address,
    host: 'localhost',
    proxy: `http://127.0.0.1:${port}`,
    variable: 'http_proxy',
    problem: { key: 'reach.refused', args: {} },
  });
  expect(problem?.text('zh')).toMatchObject({ remedy: expect.stringContaining('no_proxy') as string });
  expect(`${problem?.stack} ${JSON.stringify(problem)} ${String(problem?.cause)}`).not.toContain('geheim');
});

test('one that refuses, or cannot reach the peer, says so', async () => {
  const { port } = await proxy(407);
  process.env['grpc_proxy'] = `http://127.0.0.1:${port}`;
  const problem = await probe(peer, 2_000);
  expect(problem?.is(sdkErrors.proxyFailed)).toBe(true);
  expect(problem?.message).toContain('407');
});

test('one that never answers does not keep anybody longer than asked', async () => {
  const port = await listen(createServer());
  process.env['http_proxy'] = `http://127.0.0.1:${port}`;
  const problem = await probe(peer, 200);
  expect(problem?.is(sdkErrors.proxyFailed)).toBe(true);
  expect(problem?.args['problem']).toEqual({ key: 'reach.silent', args: { ms: 200 } });
});

test('a proxy that gRPC cannot use is told of where the straight way fails', async () => {
  process.env['https_proxy'] = 'https://proxy.example:3128';
  expect(await probe(peer, 2_000)).toBeUndefined();
  const problem = await probe({ ...peer, address: `localhost:${await deadPort()}` }, 2_000);
  expect(problem?.is(sdkErrors.peerDown)).toBe(true);
  expect(problem?.message).toContain('the proxy in https_proxy is not used');
});
