import { generateKeyPairSync, sign } from 'node:crypto';
import fc from 'fast-check';
import { signatureFits, signerKey } from './signature';

const pair = (curve: string) => generateKeyPairSync('ec', { namedCurve: curve });
const pairs = {
  'P-256': pair('prime256v1'),
  'P-384': pair('secp384r1'),
  Ed25519: generateKeyPairSync('ed25519'),
};

test.each(Object.entries(pairs))(
  '%s: a signature fits its key and message, and no other',
  (name, { publicKey, privateKey }) => {
    const key = signerKey(publicKey)!;
    const other = signerKey(
      name === 'Ed25519' ? generateKeyPairSync('ed25519').publicKey : pair('prime256v1').publicKey,
    )!;
    const message = Buffer.from('a proposal');
    const signed = () => sign(name === 'Ed25519' ? null : 'sha256', message, privateKey);
    // Half of all ECDSA signatures have the higher S, and are refused.
    const all = Array.from({ length: 40 }, signed);
    const fitting = all.filter((signature) => signatureFits(key, message, signature));
    expect(fitting.length).toBeGreaterThan(0);
    if (name !== 'Ed25519') expect(fitting.length).toBeLessThan(all.length);
    for (const signature of fitting) {
      expect(signatureFits(key, Buffer.from('another'), signature)).toBe(false);
      expect(signatureFits(other, message, signature)).toBe(false);
      expect(signatureFits(key, message, signature.subarray(0, -1))).toBe(false);
      expect(signatureFits(key, message, Buffer.concat([signature, Buffer.of(0)]))).toBe(false);
    }
  },
);

test('keys that Fabric does not take are none', () => {
  expect(signerKey(generateKeyPairSync('rsa', { modulusLength: 2048 }).publicKey)).toBeUndefined();
  expect(signerKey(pair('secp521r1').publicKey)).toBeUndefined();
  expect(signerKey(pair('secp256k1').publicKey)).toBeUndefined();
});

test('bytes that are no signature do not fit, and do no harm', () => {
  const key = signerKey(pairs['P-256'].publicKey)!;
  const begun = fc.uint8Array({ maxLength: 80 }).map((rest) => Uint8Array.from([0x30, rest.length, ...rest]));
  fc.assert(
    fc.property(fc.oneof(fc.uint8Array({ maxLength: 80 }), begun), (signature) =>
      expect(signatureFits(key, Buffer.from('a proposal'), signature)).toBe(false),
    ),
    { numRuns: 500 },
  );
});
