import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { issueCredentials, sampleTopology } from '@oneplusn/topology';
import { joinOrderers } from './join-orderers';

/** An orderer's admin door: mutual TLS, and answers in turn. */
async function door(answers: number[]) {
  const { ordererOrg } = await issueCredentials(sampleTopology('quickstart'));
  const { certificate: cert, privateKey: key } = ordererOrg.nodes[0]!.tls;
  const { ca, client } = ordererOrg.administration;
  const got: string[] = [];
  const server = createServer({ ca, cert, key, requestCert: true, rejectUnauthorized: true }, (request, response) => {
    void buffer(request).then((body) => {
      got.push(`${request.method} ${request.url} ${body.toString()}`);
      response.writeHead(answers.shift() ?? 500).end();
    });
  }).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const folder = mkdtempSync(join(tmpdir(), 'join-orderers-'));
  const root = join(folder, 'orderers.pem');
  writeFileSync(root, ordererOrg.tlsCa.certificate);
  for (const [file, content] of Object.entries({ 'client.crt': client.certificate, 'client.key': client.privateKey }))
    writeFileSync(join(folder, file), content, { mode: 0o600 });
  const blocks = ['one', 'two'].map((name) => join(folder, `${name}.block`));
  for (const block of blocks) writeFileSync(block, `content of ${block}`);
  const orderers = [`localhost:${(server.address() as AddressInfo).port}`];
  return {
    got,
    joining: { orderers, blocks, root, client: folder },
    close: () => {
      server.close();
      server.closeAllConnections();
      rmSync(folder, { recursive: true });
    },
  };
}

let said: jest.SpyInstance;
beforeEach(() => (said = jest.spyOn(console, 'log').mockImplementation(() => undefined)));
afterEach(() => said.mockRestore());

test('each channel’s block is handed over whole; an orderer that has joined is left alone', async () => {
  const { got, joining, close } = await door([201, 405]);
  try {
    await joinOrderers(joining);
    expect(got).toHaveLength(2);
    for (const [n, block] of joining.blocks.entries()) {
      expect(got[n]).toMatch(/^POST \/participation\/v1\/channels --oneplusn-block\r\n/);
      expect(got[n]).toContain(`\r\n\r\ncontent of ${block}\r\n--oneplusn-block--\r\n`);
    }
    expect(said).toHaveBeenCalledWith(`${joining.orderers[0]} has joined`);
  } finally {
    close();
  }
});

test('an orderer that is not ready is tried again, and not for ever', async () => {
  const ready = await door([503, 201, 201]);
  const broken = await door([503, 503]);
  try {
    await joinOrderers({ ...ready.joining, tries: 2 });
    expect(ready.got).toHaveLength(3);
    await expect(joinOrderers({ ...broken.joining, tries: 2 })).rejects.toThrow('HTTP 503');
  } finally {
    ready.close();
    broken.close();
  }
});
