import { createPrivateKey, type KeyObject, sign, verify } from 'node:crypto';

/** Group orders of the curves Fabric's MSP takes, by their OpenSSL names. */
const orders: Readonly<Record<string, bigint>> = {
  prime256v1: 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n,
  secp384r1: 0xffffffffffffffffffffffffffffffffffffffffffffffffc7634d81f4372ddf581a0db248b0a77aecec196accc52973n,
};

/** What is known of a key: `undefined` for Ed25519, which has no S to be low. Asking OpenSSL each time is dear. */
const orderOfKey = new WeakMap<KeyObject, bigint | undefined>();

/** Group order of an ECDSA key; undefined for Ed25519. Other algorithms have no place in Fabric's X.509 MSP. */
function orderOf(key: KeyObject): bigint | undefined {
  if (orderOfKey.has(key)) return orderOfKey.get(key);
  const order = orders[key.asymmetricKeyDetails?.namedCurve ?? ''];
  if (order === undefined && key.asymmetricKeyType !== 'ed25519')
    throw new TypeError(`unsupported key: ${key.asymmetricKeyType ?? 'secret'}`);
  orderOfKey.set(key, order);
  return order;
}

/** One INTEGER of a DER signature: its value and where the next begins. */
function integerAt(der: Uint8Array, at: number): { value: bigint; end: number } | undefined {
  const length = der[at + 1];
  if (der[at] !== 2 || length === undefined || length === 0 || length > 127) return undefined;
  const end = at + 2 + length;
  if (end > der.length) return undefined;
  return { value: BigInt('0x' + Buffer.from(der.subarray(at + 2, end)).toString('hex')), end };
}

/** The second number of a DER encoded ECDSA signature and where it begins; undefined when the encoding is broken. */
function sOf(der: Uint8Array): { s: bigint; at: number } | undefined {
  // A P-384 signature still fits the short form of the length: 2 * (2 + 49) = 102.
  if (der[0] !== 0x30 || der[1] !== der.length - 2) return undefined;
  const at = integerAt(der, 2)?.end;
  const s = at === undefined ? undefined : integerAt(der, at);
  return at !== undefined && s?.end === der.length ? { s: s.value, at } : undefined;
}

function derInteger(value: bigint): Buffer {
  const hex = value.toString(16);
  const bytes = Buffer.from(hex.length % 2 === 0 ? hex : '0' + hex, 'hex');
  const positive = (bytes[0] ?? 0) > 127 ? Buffer.concat([Buffer.of(0), bytes]) : bytes;
  return Buffer.concat([Buffer.of(2, positive.length), positive]);
}

/** The same signature with the lower of its two valid S. */
function lowered(der: Buffer, order: bigint): Buffer {
  const found = sOf(der);
  if (!found || found.s <= order / 2n) return der;
  const numbers = Buffer.concat([der.subarray(2, found.at), derInteger(order - found.s)]);
  return Buffer.concat([Buffer.of(0x30, numbers.length), numbers]);
}

/**
 * A function that signs as Fabric does: ECDSA over SHA-256, DER, with the lower of the two valid S
 * (a signature can then not be altered into another valid one), or plain Ed25519.
 * @param privateKey PEM.
 */
export function messageSigner(privateKey: string): (message: Uint8Array) => Uint8Array {
  const key = createPrivateKey(privateKey);
  const order = orderOf(key);
  if (order === undefined) return (message) => sign(null, message, key);
  // Asking for the plain pair of numbers instead of DER would take twice the time.
  return (message) => lowered(sign('sha256', message, key), order);
}

/** Does the signature fit message and key? A high S is refused, as Fabric's BCCSP refuses it. */
export function signatureFits(key: KeyObject, message: Uint8Array, signature: Uint8Array): boolean {
  const order = orderOf(key);
  return hasLowS(signature, order) && verify(order === undefined ? null : 'sha256', message, key, signature);
}

/** The same on another thread: this one spends 5 microseconds instead of 60. */
export function signatureFitsAside(key: KeyObject, message: Uint8Array, signature: Uint8Array): Promise<boolean> {
  const order = orderOf(key);
  if (!hasLowS(signature, order)) return Promise.resolve(false);
  return new Promise((resolve, reject) => {
    verify(order === undefined ? null : 'sha256', message, key, signature, (error, fits) =>
      error ? reject(error) : resolve(fits),
    );
  });
}

function hasLowS(signature: Uint8Array, order: bigint | undefined): boolean {
  if (order === undefined) return true;
  const found = sOf(signature);
  return found !== undefined && found.s <= order / 2n;
}
