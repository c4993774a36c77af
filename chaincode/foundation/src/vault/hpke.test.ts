import { deriveKeyPair, seal, unseal } from './hpke';

const bytes = (hex: string) => Buffer.from(hex, 'hex');
const hex = (data: Uint8Array | undefined) => data && Buffer.from(data).toString('hex');

/** RFC 9180, appendix A.2.1: DHKEM(X25519, HKDF-SHA256), HKDF-SHA256, ChaCha20Poly1305, base mode, first message. */
const published = {
  info: '4f6465206f6e2061204772656369616e2055726e',
  ikmE: '909a9b35d3dc4713a5e72a4da274b55d3d3821a37e5d099e74a647db583a904b',
  enc: '1afa08d3dec047a643885163f1180476fa7ddb54c6a8029ea33f95796bf2ac4a',
  ikmR: '1ac01f181fdf9f352797655161c58b75c656a6cc2716dcb66372da835542e1df',
  pkRm: '4310ee97d88cc1f088a5576c77ab0cf5c3ac797f3d95139c6c84b5429c59662a',
  skRm: '8057991eef8f1f1af18f4a9491d16a1ce333f695d4db8e38da75975c4478e0fb',
  pt: '4265617574792069732074727574682c20747275746820626561757479',
  aad: '436f756e742d30',
  ct: '1c5250d8034ec2b784ba2cfd69dbdb8af406cfe3ff938e131f0def8c8b60b4db21993c62ce81883d2dd1b51a28',
};
const binding = { info: bytes(published.info), aad: bytes(published.aad) };
const recipient = deriveKeyPair(bytes(published.ikmR));
const sealed = seal(bytes(published.pkRm), deriveKeyPair(bytes(published.ikmE)), binding, bytes(published.pt));

test('keys and ciphertext are those that the standard publishes', () => {
  expect(hex(recipient.publicKey)).toBe(published.pkRm);
  expect(hex(recipient.privateKey.export({ format: 'der', type: 'pkcs8' }).subarray(-32))).toBe(published.skRm);
  expect(hex(sealed)).toBe(published.enc + published.ct);
  expect(hex(unseal(recipient, binding, sealed))).toBe(published.pt);
});

test('nothing opens what was altered, is of another place, or sealed to another', () => {
  for (const at of [0, 40, sealed.length - 1]) {
    const altered = Buffer.from(sealed);
    altered[at]! ^= 1;
    expect(unseal(recipient, binding, altered)).toBeUndefined();
  }
  expect(unseal(recipient, { ...binding, aad: bytes('00') }, sealed)).toBeUndefined();
  expect(unseal(recipient, { ...binding, info: bytes('00') }, sealed)).toBeUndefined();
  expect(unseal(deriveKeyPair(bytes(published.ikmE)), binding, sealed)).toBeUndefined();
  expect(unseal(recipient, binding, sealed.subarray(0, 40))).toBeUndefined();
});

test('a point that shares no secret is refused', () => {
  expect(() => seal(Buffer.alloc(32), deriveKeyPair(bytes(published.ikmE)), binding, bytes('00'))).toThrow();
});
