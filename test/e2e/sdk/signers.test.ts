/**
 * A private key that is somewhere else. The examples stand in docs/how-to/signers.md, word for word: the last test
 * holds the pages to this file.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
// example: service
import { createPrivateKey, sign } from 'node:crypto';
import { createServer } from 'node:http';
import { buffer } from 'node:stream/consumers';

/** Holds the key and signs for whoever shows the token. Behind TLS in production. */
function signingService(privateKey: string, token: string) {
  const key = createPrivateKey(privateKey);
  return createServer((request, response) => {
    if (request.headers.authorization !== `Bearer ${token}`) response.writeHead(401).end();
    else void buffer(request).then((message) => response.end(sign('sha256', message, key)));
  });
}
// end
// example: client
import { connect, type Signer } from '@oneplusn/sdk';

/** Signs at a service. One that signs digests gets the first argument instead. */
function remoteSigner(service: string, token: string): Signer {
  return async (_digest, message) => {
    const body = new Uint8Array(message);
    const answer = await fetch(service, { method: 'POST', headers: { authorization: `Bearer ${token}` }, body });
    if (!answer.ok) throw new Error(`the signing service answers HTTP ${answer.status}`);
    return answer.bytes();
  };
}
// end
// example: in turn
/** For a device that makes one signature at a time. */
function inTurn(signer: Signer): Signer {
  let last: Promise<unknown> = Promise.resolve();
  return (digest, message) => {
    const next = last.then(() => signer(digest, message));
    last = next.catch(() => undefined);
    return next;
  };
}
// end
import type { AddressInfo } from 'node:net';
import { CommitUnknownError, SdkError, sdkErrors } from '@oneplusn/sdk';
import type { KeyPair } from '@oneplusn/topology';
import { parse } from 'yaml';
import { useNet } from '../../engine';

const net = useNet();
const token = 'token-of-the-test';
const pairOf = (msp: string): KeyPair => net().credentials.authorities.get(msp)!.admin;
const profileOf = (msp: string) => parse(net().profile(msp)) as Record<string, unknown>;

const department = (path: string) => ({ departments: [{ path, name: { zh: path, en: path } }] });

test('a signing service keeps the key, and its user reads and writes', async () => {
  const { certificate, privateKey } = pairOf('GD');
  const server = signingService(privateKey, token).listen(0, '127.0.0.1');
  const { port } = await new Promise<AddressInfo>((resolve) =>
    server.once('listening', () => resolve(server.address() as AddressInfo)),
  );
  const service = `http://127.0.0.1:${port}`;
  const profile = profileOf('GD');
  try {
    // example: connect
    const signer = remoteSigner(service, token);
    const ledger = await connect({ profile, identity: { mspId: 'GD', certificate, signer } });
    const { actor } = await ledger.registry.whoami();
    // end
    expect(actor).toBe('GD/admin/admin');
    await ledger.registry.establish(department('signed-elsewhere'));
    const { items } = await ledger.registry.departments({ msp: 'GD', size: 200 });
    expect(items.map(({ path }) => path)).toContain('signed-elsewhere');
    ledger.close();

    const identity = { mspId: 'GD', certificate, signer: remoteSigner(service, 'another token') };
    const stranger = await connect({ profile, identity });
    const refused: unknown = await stranger.registry.whoami().catch((error: unknown) => error);
    stranger.close();
    expect(refused instanceof SdkError && refused.is(sdkErrors.signerFailed)).toBe(true);
    expect((refused as SdkError).text('zh').message).toMatch(/签名器没有给出签名.*HTTP 401/);
  } finally {
    server.close();
    server.closeAllConnections();
  }
}, 60_000);

test('a signer that fails once all is handed over leaves it open, and the same request id closes it', async () => {
  const { certificate, privateKey } = pairOf('ZJ');
  const key = createPrivateKey(privateKey);
  let asked = 0;
  // The look at who is suspended, proposal and transaction are signed, the question whether it was committed is not.
  const signer: Signer = async (_digest, message) => {
    if ((asked += 1) > 3) throw new Error('the card was taken out');
    return sign('sha256', message, key);
  };
  const brief = { total: 1_000 };
  const ledger = await connect({
    profile: profileOf('ZJ'),
    identity: { mspId: 'ZJ', certificate, signer },
    deadlines: brief,
  });
  const open: unknown = await ledger.registry
    .establish(department('once'), { requestId: 'signed-twice' })
    .catch((error: unknown) => error);
  ledger.close();
  expect(open).toBeInstanceOf(CommitUnknownError);
  expect((open as CommitUnknownError).requestId).toBe('signed-twice');
  const whole = await net().connect('ZJ/admin');
  await whole.registry.establish(department('once'), { requestId: 'signed-twice' });
  const { items } = await whole.registry.departments({ msp: 'ZJ', size: 200 });
  expect(items.filter(({ path }) => path === 'once')).toHaveLength(1);
}, 60_000);

test('a device that makes one signature at a time serves calls that come together', async () => {
  const { certificate, privateKey } = pairOf('MHRSS');
  const key = createPrivateKey(privateKey);
  let busy = false;
  // As a session of PKCS#11: what comes in between is an error.
  const device: Signer = async (_digest, message) => {
    if (busy) throw new Error('CKR_OPERATION_ACTIVE');
    busy = true;
    await new Promise((resolve) => setTimeout(resolve, 2));
    busy = false;
    return sign('sha256', message, { key, dsaEncoding: 'ieee-p1363' });
  };
  const identity = { mspId: 'MHRSS', certificate, signer: inTurn(device) };
  const ledger = await connect({ profile: profileOf('MHRSS'), identity });
  const answers = await Promise.all(Array.from({ length: 20 }, () => ledger.registry.whoami()));
  ledger.close();
  expect(answers.every(({ actor }) => actor === 'MHRSS/admin/admin')).toBe(true);
}, 60_000);

test('the pages show these examples', () => {
  const source = readFileSync(__filename, 'utf8');
  const examples = [...source.matchAll(/^( *)\/\/ example: .*\n([^]*?)\n *\/\/ end$/gm)].map(
    ([, indent = '', code = '']) => code.replaceAll(new RegExp(`^${indent}`, 'gm'), ''),
  );
  expect(examples).toHaveLength(4);
  for (const page of ['signers.md', 'signers.zh-CN.md']) {
    const text = readFileSync(join(__dirname, '../../../docs/how-to', page), 'utf8');
    for (const example of examples) expect(text).toContain(`\`\`\`ts\n${example}\n\`\`\``);
  }
});
