import { generateKeyPairSync, sign } from 'node:crypto';
import fc from 'fast-check';
import { messageSigner, signatureFits, signatureFitsAside } from './signature';

const kinds = [
  ['P-256', generateKeyPairSync('ec', { namedCurve: 'P-256' })],
  ['P-384', generateKeyPairSync('ec', { namedCurve: 'P-384' })],
  ['Ed25519', generateKeyPairSync('ed25519')],
] as const;
const order = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n;

/** The other valid S of an ECDSA signature, in DER: what a malleable verifier would take. */
function mirrored(der: Buffer): Buffer {
  const rLength = der[3] ?? 0;
  const r = der.subarray(2, 4 + rLength);
  const s = BigInt('0x' + der.subarray(6 + rLength).toString('hex'));
  const hex = (order - s).toString(16);
  const bytes = Buffer.from(hex.length % 2 ? '0' + hex : hex, 'hex');
  const other = (bytes[0] ?? 0) > 127 ? Buffer.concat([Buffer.of(0), bytes]) : bytes;
  return Buffer.concat([Buffer.of(0x30, r.length + 2 + other.length), r, Buffer.of(2, other.length), other]);
}

describe.each(kinds)('a signature with %s', (_name, { publicKey, privateKey }) => {
  const own = messageSigner(privateKey.export({ type: 'pkcs8', format: 'pem' }).toString());

  it('fits its message and no other', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 100 }), fc.uint8Array({ maxLength: 100 }), (message, other) => {
        const signature = own(message);
        expect(signatureFits(publicKey, message, signature)).toBe(true);
        expect(signatureFits(publicKey, other, signature)).toBe(Buffer.from(message).equals(other));
      }),
    );
  });

  it('is checked alike on another thread', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 100 }), fc.boolean(), async (message, damage) => {
        const signature = Uint8Array.from(own(message));
        if (damage) signature[signature.length - 1] = (signature.at(-1) ?? 0) ^ 1;
        expect(signatureFits(publicKey, message, signature)).toBe(!damage);
        expect(await signatureFitsAside(publicKey, message, signature)).toBe(!damage);
      }),
    );
  });

  it('is refused when any byte of it is changed', () => {
    const message = Buffer.from('a fact');
    const signature = own(message);
    fc.assert(
      fc.property(fc.nat(signature.length - 1), fc.integer({ min: 1, max: 255 }), (at, mask) => {
        const altered = Uint8Array.from(signature);
        altered[at] = (altered[at] ?? 0) ^ mask;
        expect(signatureFits(publicKey, message, altered)).toBe(false);
      }),
    );
  });
});

describe('the lower S', () => {
  const { publicKey, privateKey } = kinds[0][1];
  const message = Buffer.from('a fact');

  it('is the only one taken', () => {
    for (let round = 0; round < 50; round++) {
      const signature = sign('sha256', message, privateKey);
      const other = mirrored(signature);
      expect([signatureFits(publicKey, message, signature), signatureFits(publicKey, message, other)].sort()).toEqual([
        false,
        true,
      ]);
    }
  });

  it('is needed in a well formed encoding', () => {
    for (const broken of ['', '30', '3000', '30020202', '3006020101020101ff', '300602010102', '30060203010201'])
      expect(signatureFits(publicKey, message, Buffer.from(broken, 'hex'))).toBe(false);
  });
});
