import type { AddressInfo } from 'node:net';
import { connect, createServer, type TLSSocket } from 'node:tls';
import { sampleTopology } from '../file/sample';
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
