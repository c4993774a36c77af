/**
 * A key as the state store holds it: a string with one character per byte of the key's UTF-8 form.
 * Plain `<` on such strings is Fabric's order (bytes, which is code point order): JavaScript's own order puts
 * U+10000 and above, and so the end of a composite-key range, before U+E000..U+FFFF.
 */
export type ByteKey = string;

// oxlint-disable-next-line no-control-regex -- ASCII is what is asked for
const ascii = /^[\x00-\x7f]*$/;

/** The store's form of a key; an ASCII key is its own. */
export function byteKey(key: string): ByteKey {
  return ascii.test(key) ? key : Buffer.from(key, 'utf8').toString('latin1');
}

/** The store's form of a key that is bytes, such as a hash. */
export function byteKeyOf(bytes: Uint8Array): ByteKey {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
}

/** The key as chaincode knows it. */
export function textOf(key: ByteKey): string {
  return ascii.test(key) ? key : Buffer.from(key, 'latin1').toString('utf8');
}

/** The bytes of a key. */
export function bytesOf(key: ByteKey): Buffer {
  return Buffer.from(key, 'latin1');
}
