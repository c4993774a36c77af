import { createPrivateKey, sign, verify, X509Certificate } from 'node:crypto';
import { signers } from '@hyperledger/fabric-gateway';
import { issueCredentials, sampleTopology, type KeyPair } from '@oneplusn/topology';
import fc from 'fast-check';
import { SdkError } from '../errors/sdk-error';
import { sdkErrors } from '../errors/table';
import type { Signer } from './external-signer';
import { readIdentity } from './identity';
import { curveOf, lowS } from './signature';

const order = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n;
let li: KeyPair;
let chen: KeyPair;
beforeAll(async () => {
  const { authorities } = await issueCredentials(sampleTopology('quickstart'));
  const actors = authorities.get('GD')!.actors;
  [li, chen] = [actors.get('li')!, actors.get('chen')!];
});

const identityOf = (signer: Signer, timeoutMs?: number) =>
  readIdentity({ mspId: 'GD', certificate: li.certificate, signer }, timeoutMs === undefined ? {} : { timeoutMs });

async function failure(work: Promise<unknown>): Promise<SdkError> {
  const error = await work.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof SdkError)) throw new Error(`no failure of the SDK: ${String(error)}`);
  return error;
}

/** As hardware gives them: `r` and `s`, here with the higher `s`. */
function highS(message: Uint8Array, pair: KeyPair): Uint8Array {
  const signature = sign('sha256', message, { key: pair.privateKey, dsaEncoding: 'ieee-p1363' });
  const s = BigInt(`0x${signature.toString('hex', 32)}`);
  const high = s > order / 2n ? s : order - s;
  return Buffer.concat([signature.subarray(0, 32), Buffer.from(high.toString(16).padStart(64, '0'), 'hex')]);
}

test.each<[string, (pair: KeyPair) => Signer]>([
  ["of the gateway's own library", (pair) => signers.newPrivateKeySigner(createPrivateKey(pair.privateKey))],
  ['that gives DER with whichever s', (pair) => async (_, message) => sign('sha256', message, pair.privateKey)],
  ['that gives r and the higher s', (pair) => async (_, message) => highS(message, pair)],
])('a signer %s serves', async (_title, signerOf) => {
  const identity = await identityOf(signerOf(li));
  const { publicKey } = new X509Certificate(li.certificate);
  for (let n = 0; n < 20; n += 1) {
    const message = Buffer.from(`message ${n}`);
    const signature = await identity.sign(message);
    expect(verify('sha256', message, publicKey, signature)).toBe(true);
    expect(lowS(signature, curveOf(publicKey)!)).toEqual(signature);
  }
});

test.each<[string, () => Signer]>([
  ["another's key", () => async (_, message) => sign('sha256', message, chen.privateKey)],
  ['a digest that was hashed again', () => async (digest) => sign('sha256', digest, li.privateKey)],
  ['text', () => async () => 'MEUCIQ' as unknown as Uint8Array],
  ['nothing', () => async () => new Uint8Array()],
  ['zeros', () => async () => new Uint8Array(64)],
])('what is signed with %s never goes out', async (_title, signer) => {
  const error = await failure((await identityOf(signer())).sign(Buffer.from('message')));
  expect(error.is(sdkErrors.signatureWrong)).toBe(true);
  expect(error.message).toContain('CN=li');
});

test('why there is no signature is said on one line, without secrets', async () => {
  const broken = await identityOf(async () => {
    throw new Error(`HTTP 401 for ${li.privateKey}\nat the service`);
  });
  const error = await failure(broken.sign(Buffer.from('message')));
  expect(error.is(sdkErrors.signerFailed)).toBe(true);
  expect(error.message).toContain('HTTP 401');
  expect(error.message).not.toMatch(/PRIVATE KEY|at the service/);
  expect(error.text('zh').message).toContain('HTTP 401');
});

test('a signer that does not answer is not waited for without end', async () => {
  const silent = await identityOf(() => new Promise(() => undefined), 10);
  const error = await failure(silent.sign(Buffer.from('message')));
  expect(error.text('en').message).toContain('no answer within 10 ms');
  expect(error.text('zh').message).toContain('10 毫秒内未答复');
});

test('a certificate that cannot be one, or an authority, is refused before anything is signed', async () => {
  const signer: Signer = async () => Promise.reject(new Error('nobody asks'));
  const bad = failure(readIdentity({ mspId: 'GD', certificate: li.privateKey, signer }));
  expect((await bad).args['field']).toBe('certificate');
  expect((await bad).message).not.toContain(li.privateKey.split('\n')[1]);
  const nobody = await failure(readIdentity({ mspId: '', certificate: li.certificate, signer }));
  expect(nobody.args['field']).toBe('mspId');
});

test('any bytes are a signature in the form that Fabric takes, or none', () => {
  const curve = curveOf(new X509Certificate(li.certificate).publicKey)!;
  fc.assert(
    fc.property(
      fc.oneof(fc.uint8Array({ maxLength: 80 }), fc.uint8Array({ minLength: 64, maxLength: 64 })),
      (bytes) => {
        const signature = lowS(bytes, curve);
        // What was put into form stays as it is.
        if (signature) expect(lowS(signature, curve)).toEqual(signature);
      },
    ),
    { numRuns: 500 },
  );
});
