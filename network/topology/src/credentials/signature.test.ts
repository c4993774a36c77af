import { generateKeyPairSync, verify } from 'node:crypto';
import fc from 'fast-check';
import { signLowS } from './signature';

const HALF_ORDER = BigInt('0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551') / 2n;
const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });

/** The two INTEGERs of an ECDSA signature in DER. */
function integersOf(signature: Uint8Array): [r: Buffer, s: Buffer] {
  const bytes = Buffer.from(signature);
  expect([bytes[0], bytes[1]]).toEqual([0x30, bytes.length - 2]);
  const end = 4 + (bytes[3] ?? 0);
  expect([bytes[2], bytes[end]]).toEqual([0x02, 0x02]);
  expect(bytes[end + 1]).toBe(bytes.length - end - 2);
  return [bytes.subarray(4, end), bytes.subarray(end + 2)];
}

test('a signature verifies, has a low s, and is minimal DER', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 100 }), (message) => {
      const signature = signLowS(message, privateKey);
      expect(verify('sha256', message, publicKey, signature)).toBe(true);
      const integers = integersOf(signature);
      expect(BigInt(`0x${integers[1].toString('hex')}`) <= HALF_ORDER).toBe(true);
      for (const integer of integers) {
        expect((integer[0] ?? 0) < 0x80).toBe(true);
        expect(integer[0] === 0 && (integer[1] ?? 0) < 0x80).toBe(false);
      }
    }),
    { numRuns: 2000 }, // one number in 256 is a byte short
  );
});
