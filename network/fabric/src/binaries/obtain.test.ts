/** The order of search, and the download, against a file server of this machine. */
import { createHash, randomBytes } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { pack } from 'tar-stream';
import { findBinaries } from './find';
import { obtainBinaries } from './obtain';
import { sourceOf } from './source';

const settings = ['XDG_CACHE_HOME', 'PATH', 'FABRIC_CFG_PATH', 'ONEPLUSN_FABRIC_BIN', 'ONEPLUSN_FABRIC_MIRROR'];
const before = Object.fromEntries(settings.map((name) => [name, process.env[name]]));
let folder: string;
let server: Server | undefined;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'oneplusn-binaries-'));
  Object.assign(process.env, { XDG_CACHE_HOME: join(folder, 'cache'), PATH: '/usr/bin:/bin' });
  for (const name of settings.slice(2)) delete process.env[name];
});
afterEach(() => {
  for (const [name, value] of Object.entries(before))
    if (value === undefined) delete process.env[name];
    else process.env[name] = value;
  server?.closeAllConnections();
  server?.close();
  server = undefined;
  rmSync(folder, { recursive: true });
});

const program = (release: string) => `#!/bin/sh\nprintf 'peer:\\n Version: v${release}\\n'\n`;
const names = ['peer', 'orderer', 'osnadmin', 'configtxgen'];

function place(where: string, release: string): string {
  for (const part of ['bin', 'config']) mkdirSync(join(where, part), { recursive: true });
  for (const name of names) {
    writeFileSync(join(where, 'bin', name), program(release));
    chmodSync(join(where, 'bin', name), 0o755);
  }
  for (const name of ['core.yaml', 'orderer.yaml']) writeFileSync(join(where, 'config', name), '');
  return join(where, 'bin');
}

async function archiveOf(peer: string, padding = 0): Promise<Buffer> {
  const tar = pack();
  for (const name of names) tar.entry({ name: `bin/${name}`, mode: 0o755 }, name === 'peer' ? peer : program('0.0.0'));
  for (const name of ['core.yaml', 'orderer.yaml']) tar.entry({ name: `config/${name}` }, 'x');
  tar.entry({ name: 'config/padding' }, randomBytes(padding));
  tar.entry({ name: '../escaped' }, 'no');
  tar.finalize();
  const chunks: Buffer[] = [];
  for await (const chunk of tar) chunks.push(chunk as Buffer);
  return gzipSync(Buffer.concat(chunks));
}

type Answer = (request: IncomingMessage, response: ServerResponse) => void;

/** A mirror that holds one archive; `answer` speaks for it where given. */
async function mirror(archive: Buffer, digest: string | undefined, answer?: Answer): Promise<string> {
  server = createServer((request, response) => {
    if (request.url?.endsWith('.sha256'))
      return void (digest === undefined ? response.writeHead(404).end() : response.end(`${digest}  fabric.tar.gz\n`));
    if (answer) return answer(request, response);
    response.end(archive);
  }).listen(0, '127.0.0.1');
  await new Promise((resolve) => server?.once('listening', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/fabric/`;
}

const sha256 = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');
const cached = () => (existsSync(join(folder, 'cache')) ? readdirSync(join(folder, 'cache/oneplusn/fabric')) : []);

describe('finding', () => {
  test('the folder named comes before PATH, PATH before the cache', () => {
    const cache = place(join(folder, 'cache/oneplusn/fabric/3.1.5'), '3.1.5');
    expect(findBinaries()).toMatchObject({ bin: cache, release: '3.1.5' });
    const path = place(join(folder, 'path'), '3.1.4');
    process.env['PATH'] = [path, before['PATH']].join(delimiter);
    expect(findBinaries()).toMatchObject({ bin: path, release: '3.1.4' });
    process.env['ONEPLUSN_FABRIC_BIN'] = place(join(folder, 'named'), '2.5.16');
    expect(findBinaries()).toMatchObject({ release: '2.5.16' });
    expect(findBinaries({ bin: path })).toMatchObject({ bin: path });
  });

  test('what is on PATH but of another line is passed over; the newest of the cache is taken', () => {
    process.env['PATH'] = [place(join(folder, 'path'), '3.0.0'), before['PATH']].join(delimiter);
    for (const release of ['2.5.9', '2.5.16', '2.50.1']) place(join(folder, 'cache/oneplusn/fabric', release), release);
    expect(findBinaries({ version: '2.5' }).release).toBe('2.5.16');
    expect(findBinaries({ version: '2.5.9' }).release).toBe('2.5.9');
    expect(() => findBinaries({ version: '3.1' })).toThrow(/FABRIC-101/);
  });

  test('a folder that is named must hold what was asked for', () => {
    expect(() => findBinaries({ bin: folder })).toThrow(/FABRIC-106/);
    expect(() => findBinaries({ bin: place(folder, '2.5.16'), version: '3.1' })).toThrow(/FABRIC-106.*2\.5\.16/s);
  });
});

describe('the download', () => {
  test('comes into the cache, checked, and is found there the next time', async () => {
    const archive = await archiveOf(program('3.1.5'));
    const told: string[] = [];
    const found = await obtainBinaries({}, { mirror: await mirror(archive, sha256(archive)) }, (url) => told.push(url));
    expect(found).toMatchObject({ release: '3.1.5', bin: join(folder, 'cache/oneplusn/fabric/3.1.5/bin') });
    expect(told[0]).toMatch(/\/fabric\/v3\.1\.5\/hyperledger-fabric-\w+-\w+-3\.1\.5\.tar\.gz$/);
    expect(cached()).toEqual(['3.1.5']);
    expect(existsSync(join(folder, 'cache/oneplusn/fabric/escaped'))).toBe(false);
    server?.close();
    expect((await obtainBinaries({}, { mirror: 'http://127.0.0.1:1' })).release).toBe('3.1.5');
  });

  test('goes on where it was interrupted', async () => {
    const archive = await archiveOf(program('3.1.5'), 200_000);
    const asked: (string | undefined)[] = [];
    const answer: Answer = ({ headers: { range } }, response) => {
      asked.push(range);
      const from = Number(/^bytes=(\d+)-$/.exec(range ?? '')?.[1] ?? 0);
      response.writeHead(from > 0 ? 206 : 200, { 'content-length': archive.length - from });
      if (asked.length > 2) return void response.end(archive.subarray(from));
      // A third of the file, then the line breaks.
      response.write(archive.subarray(from, from + Math.floor(archive.length / 3)), () =>
        setTimeout(() => response.destroy(), 50),
      );
    };
    await obtainBinaries({}, { mirror: await mirror(archive, sha256(archive), answer) });
    expect(asked).toHaveLength(3);
    expect(asked[0]).toBeUndefined();
    expect(asked.slice(1)).toEqual([expect.stringMatching(/^bytes=\d+-$/), expect.stringMatching(/^bytes=\d+-$/)]);
    expect(cached()).toEqual(['3.1.5']);
  });

  test('a server that breaks off each time is given up, and what has come is kept', async () => {
    const archive = await archiveOf(program('3.1.5'), 200_000);
    const answer: Answer = (_, response) => {
      response.writeHead(200, { 'content-length': archive.length });
      response.write(archive.subarray(0, 10_000), () => setTimeout(() => response.destroy(), 20));
    };
    const attempt = obtainBinaries({}, { mirror: await mirror(archive, sha256(archive), answer) });
    await expect(attempt).rejects.toMatchObject({ code: 'FABRIC-111' });
    expect(cached()).toEqual([expect.stringMatching(/\.part$/)]);
  });

  test('a wrong digest leaves nothing', async () => {
    const archive = await archiveOf(program('3.1.5'));
    const attempt = obtainBinaries({}, { mirror: await mirror(archive, sha256(Buffer.from('other'))) });
    await expect(attempt).rejects.toMatchObject({ code: 'FABRIC-113' });
    expect(cached()).toEqual([]);
  });

  test('the digest that the operator knows counts alone', async () => {
    const archive = await archiveOf(program('3.1.5'));
    const at = await mirror(archive, sha256(archive));
    await expect(obtainBinaries({}, { mirror: at, sha256: '0'.repeat(64) })).rejects.toMatchObject({
      code: 'FABRIC-113',
    });
    expect((await obtainBinaries({}, { mirror: at, sha256: sha256(archive).toUpperCase() })).release).toBe('3.1.5');
  });

  test.each([
    ['a mirror without a digest', undefined, 'FABRIC-112'],
    ['a digest that is none', '<html>', 'FABRIC-110'],
  ])('%s is not trusted', async (_, digest, code) => {
    const archive = await archiveOf(program('3.1.5'));
    const attempt = obtainBinaries({}, { mirror: await mirror(archive, digest) });
    await expect(attempt).rejects.toMatchObject({ code });
    expect(cached()).toEqual([]);
  });

  test.each([
    ['programs of another platform', '\u007fELF of some other machine', 'FABRIC-116'],
    ['programs of another release', program('3.0.0'), 'FABRIC-116'],
  ])('%s do not get into the cache', async (_, peer, code) => {
    const archive = await archiveOf(peer);
    const attempt = obtainBinaries({}, { mirror: await mirror(archive, sha256(archive)) });
    await expect(attempt).rejects.toMatchObject({ code });
    expect(cached()).toEqual([]);
  });

  test('something else than an archive is refused', async () => {
    const archive = Buffer.from('<html>Sign in to the proxy</html>');
    const attempt = obtainBinaries({}, { mirror: await mirror(archive, sha256(archive)) });
    await expect(attempt).rejects.toMatchObject({ code: 'FABRIC-114' });
    expect(cached()).toEqual([]);
  });

  test('no network, no such release, no such platform: each says so', async () => {
    await expect(obtainBinaries({}, { mirror: 'http://127.0.0.1:1' })).rejects.toMatchObject({ code: 'FABRIC-111' });
    const nothing = await mirror(Buffer.alloc(0), 'a'.repeat(64), (_, response) => response.writeHead(404).end());
    const attempt = obtainBinaries({ version: '3.1.99' }, { mirror: nothing });
    await expect(attempt).rejects.toMatchObject({ code: 'FABRIC-112' });
    await expect(obtainBinaries({ version: '9.9' })).rejects.toMatchObject({ code: 'FABRIC-115' });
    expect(() => sourceOf('3.1.5', {}, 'freebsd-x64')).toThrow(/FABRIC-109.*freebsd-x64/s);
    expect(sourceOf('3.1.5', {}, 'darwin-arm64').archive).toBe(
      'https://github.com/hyperledger/fabric/releases/download/v3.1.5/hyperledger-fabric-darwin-arm64-3.1.5.tar.gz',
    );
  });
});
