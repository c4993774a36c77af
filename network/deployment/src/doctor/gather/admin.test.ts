/** Admin doors of orderers that are closed, half closed and open; the servers are real, what is behind them is not. */
import { createServer as inTheClear, type Server } from 'node:http';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import type { TlsOptions } from 'node:tls';
import { issueCredentials, sampleTopology, type OrdererCredentials } from '@oneplusn/topology';
import type { Facts } from '../facts';
import { adminDoor } from './admin';
import { sharingWith } from './shared';

let orderers: OrdererCredentials;
beforeAll(async () => {
  orderers = (await issueCredentials(sampleTopology('quickstart'))).ordererOrg;
});

async function found(server: Server): Promise<Facts['admin'][number]> {
  server.on('request', (_, response) => response.writeHead(200).end('{}'));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = `localhost:${(server.address() as AddressInfo).port}`;
  try {
    return await adminDoor(address, sharingWith([orderers.ca.certificate, orderers.tlsCa.certificate]));
  } finally {
    server.close();
    server.closeAllConnections();
  }
}

function secured(options: TlsOptions): Server {
  const [{ tls }] = orderers.nodes as [OrdererCredentials['nodes'][number]];
  return createServer({ cert: tls.certificate, key: tls.privateKey, ...options });
}

test('one under a CA of its own is closed', async () => {
  const closed = secured({ requestCert: true, rejectUnauthorized: true, ca: orderers.administration.ca });
  expect(await found(closed)).toEqual({ address: expect.any(String) as string, open: 'closed' });
});

test('one under the CA of TLS lets in every node', async () => {
  const shared = secured({ requestCert: true, rejectUnauthorized: true, ca: orderers.tlsCa.certificate });
  expect(await found(shared)).toMatchObject({ open: 'closed', shared: ['CN=tlsca.orderermsp, O=OrdererMSP'] });
});

test('one that asks for nothing is open; so is one without TLS', async () => {
  expect(await found(secured({}))).toMatchObject({ open: 'anyone' });
  expect(await found(inTheClear())).toMatchObject({ open: 'clear' });
});

test('where nobody listens nothing can be told', async () => {
  const gone = inTheClear();
  await new Promise<void>((resolve) => gone.listen(0, '127.0.0.1', resolve));
  const address = `localhost:${(gone.address() as AddressInfo).port}`;
  await new Promise((resolve) => gone.close(resolve));
  expect(await adminDoor(address, sharingWith([]))).toEqual({ address, open: 'silent' });
});
