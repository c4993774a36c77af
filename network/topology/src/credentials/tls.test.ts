import type { AddressInfo } from 'node:net';
import { connect, createServer, type TLSSocket } from 'node:tls';
import { sampleTopology } from '../file/sample';
import type { KeyPair } from './credentials';
import { issueServiceTls } from './doors';
import { issueCredentials } from './issue';

/** Opens a TLS connection to a server that shows a peer's certificate; resolves to who the client took it for. */
async function greet(serverName: string, trusted: 'GD' | 'ZJ'): Promise<string> {
  const { authorities } = await issueCredentials(sampleTopology('quickstart'));
  const { tls } = authorities.get('GD')!.peers[0]!;
  const server = createServer({ cert: tls.certificate, key: tls.privateKey }).listen(0);
  const { port } = server.address() as AddressInfo;
  const ca = authorities.get(trusted)!.tlsCa.certificate;
  try {
    return await new Promise((resolve, reject) => {
      const socket: TLSSocket = connect({ port, host: 'localhost', servername: serverName, ca }, () => {
        resolve(String(socket.getPeerCertificate().subject.CN));
        socket.end();
      });
      socket.on('error', reject);
    });
  } finally {
    server.close();
  }
}

test('a client that trusts the TLS CA gets through, by either name', async () => {
  await expect(greet('localhost', 'GD')).resolves.toBe('peer0.gd');
  await expect(greet('peer0.gd', 'GD')).resolves.toBe('peer0.gd');
});

test('another name or another CA does not', async () => {
  await expect(greet('peer0.zj', 'GD')).rejects.toMatchObject({ code: 'ERR_TLS_CERT_ALTNAME_INVALID' });
  await expect(greet('peer0.gd', 'ZJ')).rejects.toMatchObject({ code: 'UNABLE_TO_VERIFY_LEAF_SIGNATURE' });
});

/** Knocks at a service that asks for a certificate; resolves to what it says to those whom it lets in. */
async function knock(shown?: KeyPair, host = 'foundation.gd.example'): Promise<string> {
  const server = createServer(
    { cert: own.server.certificate, key: own.server.privateKey, ca: own.ca, requestCert: true },
    (socket) => socket.end('come in'),
  ).listen(0);
  const { port } = server.address() as AddressInfo;
  const pair = shown && { cert: shown.certificate, key: shown.privateKey };
  try {
    return await new Promise((resolve) => {
      const socket: TLSSocket = connect({ port, host: 'localhost', servername: host, ca: own.ca, ...pair });
      let said = '';
      socket.on('data', (text: Buffer) => (said += text.toString()));
      socket.on('end', () => resolve(said));
      socket.on('error', () => resolve('refused'));
    });
  } finally {
    server.close();
  }
}

const own = issueServiceTls({ msp: 'GD', hosts: ['foundation.gd.example', 'localhost'] });

test("a service lets its authority's peers in, by any of its names", async () => {
  await expect(knock(own.client)).resolves.toBe('come in');
  await expect(knock(own.client, 'localhost')).resolves.toBe('come in');
});

test("nobody else: not without a certificate, nor with another service's, the TLS CA's or its own", async () => {
  const { authorities } = await issueCredentials(sampleTopology('quickstart'));
  const strangers = [
    undefined,
    issueServiceTls({ msp: 'GD', hosts: ['foundation.gd.example'] }).client,
    authorities.get('GD')!.peers[0]!.tls,
    own.server,
  ];
  for (const stranger of strangers) expect(await knock(stranger)).not.toBe('come in');
});
