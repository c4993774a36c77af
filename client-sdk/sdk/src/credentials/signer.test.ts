import { createPublicKey, generateKeyPairSync, verify } from 'node:crypto';
import { hash, signers } from '@hyperledger/fabric-gateway';
import fc from 'fast-check';
import { isSupportedKey, opensslSigner } from './signer';

const p256 = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n;
const p384 = 0xffffffffffffffffffffffffffffffffffffffffffffffffc7634d81f4372ddf581a0db248b0a77aecec196accc52973n;

/** Reads a DER signature strictly: shortest lengths, no superfluous zeros, nothing after it. */
function readDer(signature: Uint8Array): { r: bigint; s: bigint } {
  const bytes = Buffer.from(signature);
  expect(bytes[0]).toBe(0x30);
  expect(bytes[1]).toBe(bytes.length - 2);
  const integer = (at: number): { value: bigint; end: number } => {
    expect(bytes[at]).toBe(0x02);
    const length = bytes[at + 1] ?? 0;
    const digits = bytes.subarray(at + 2, at + 2 + length);
    expect(digits).toHaveLength(length);
    expect((digits[0] ?? 0) & 0x80).toBe(0);
    if (length > 1 && digits[0] === 0) expect((digits[1] ?? 0) & 0x80).toBe(0x80);
    return { value: BigInt(`0x${digits.toString('hex')}`), end: at + 2 + length };
  };
  const r = integer(2);
  const s = integer(r.end);
  expect(s.end).toBe(bytes.length);
  return { r: r.value, s: s.value };
}

describe.each([
  ['P-256', p256],
  ['P-384', p384],
])('signing on %s', (namedCurve, order) => {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve });
  const publicKey = createPublicKey(privateKey);
  const sign = opensslSigner(privateKey);

  test('gives signatures that OpenSSL verifies, in DER, with the lower s', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 2000 }), async (message) => {
        const signature = await sign(message);
        expect(verify('sha256', message, publicKey, signature)).toBe(true);
        const { r, s } = readDer(signature);
        expect(r > 0n && r < order).toBe(true);
        expect(s > 0n && s <= order / 2n).toBe(true);
      }),
      { numRuns: 200 },
    );
  });

  test('signs the message that was given and no other', async () => {
    const signature = await sign(Buffer.from('one'));
    expect(verify('sha256', Buffer.from('two'), publicKey, signature)).toBe(false);
  });

  test("agrees with the gateway's own signer on what is signed", async () => {
    const message = Buffer.from('the same bytes');
    const stock = await signers.newPrivateKeySigner(privateKey)(hash.sha256(message));
    expect(verify('sha256', message, publicKey, stock)).toBe(true);
    expect(readDer(stock).s <= order / 2n).toBe(true);
  });
});

test('other keys are turned away', () => {
  const others = [
    generateKeyPairSync('ec', { namedCurve: 'secp256k1' }),
    generateKeyPairSync('rsa', { modulusLength: 2048 }),
    generateKeyPairSync('ed25519'),
  ];
  for (const { privateKey, publicKey } of others) {
    expect(isSupportedKey(privateKey)).toBe(false);
    expect(isSupportedKey(publicKey)).toBe(false);
    expect(() => opensslSigner(privateKey)).toThrow(RangeError);
  }
});
