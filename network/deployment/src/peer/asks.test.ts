import { createServer as inTheClear, type AddressInfo } from 'node:net';
import { createServer, type TlsOptions } from 'node:tls';
import { issueServiceTls } from '@oneplusn/topology';
import { nameText, subjectOf } from '../channel/names';
import { asksFor } from './asks';

const tls = issueServiceTls({ msp: 'GD', hosts: ['localhost'] });

async function asked(options: TlsOptions): Promise<readonly string[] | undefined> {
  const server = createServer({ cert: tls.server.certificate, key: tls.server.privateKey, ...options });
  server.on('tlsClientError', () => undefined);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  try {
    return await asksFor(`localhost:${(server.address() as AddressInfo).port}`);
  } finally {
    server.close();
  }
}

test('a server that asks for a certificate names the CAs that it takes one from', async () => {
  const names = await asked({ requestCert: true, ca: [tls.ca] });
  expect(names).toEqual([subjectOf(tls.ca)]);
  expect(names?.map(nameText)).toEqual(['CN=ca.localhost, O=GD']);
});

test('one that asks for none names none', async () => {
  expect(await asked({})).toEqual([]);
});

test('who does not speak TLS up to 1.2, or is not there, does not tell', async () => {
  expect(await asked({ minVersion: 'TLSv1.3', requestCert: true, ca: [tls.ca] })).toBeUndefined();
  const mute = inTheClear((socket) => socket.resume().end('HTTP/1.1 400\r\n\r\n'));
  await new Promise<void>((resolve) => mute.listen(0, '127.0.0.1', resolve));
  const address = `localhost:${(mute.address() as AddressInfo).port}`;
  expect(await asksFor(address)).toBeUndefined();
  await new Promise((resolve) => mute.close(resolve));
  expect(await asksFor(address)).toBeUndefined();
});
