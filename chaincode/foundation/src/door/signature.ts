import { type KeyObject, verify } from 'node:crypto';

/**
 * Half of the group order of each curve that Fabric's MSP takes, by their OpenSSL names: the highest S of a signature.
 */
const highest: Readonly<Record<string, bigint>> = {
  prime256v1: 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n / 2n,
  secp384r1: 0xffffffffffffffffffffffffffffffffffffffffffffffffc7634d81f4372ddf581a0db248b0a77aecec196accc52973n / 2n,
};

/** A key that may sign proposals. */
export interface SignerKey {
  readonly key: KeyObject;
  /** The highest S; absent for Ed25519, whose signatures have none. */
  readonly highestS: bigint | undefined;
}

/** Undefined for a key that Fabric would not take. */
export function signerKey(key: KeyObject): SignerKey | undefined {
  if (key.asymmetricKeyType === 'ed25519') return { key, highestS: undefined };
  const highestS = highest[key.asymmetricKeyDetails?.namedCurve ?? ''];
  return highestS === undefined ? undefined : { key, highestS };
}

/**
 * Does a signature hold, as Fabric's MSP checks it: ECDSA over SHA-256, or Ed25519 (Fabric 3). Of the two S of an ECDSA
 * signature only the lower counts, so that nobody else can make another valid signature of it.
 */
export function signatureFits({ key, highestS }: SignerKey, message: Uint8Array, signature: Uint8Array): boolean {
  if (highestS === undefined) return verify(null, message, key, signature);
  const s = sOf(signature);
  return s !== undefined && s <= highestS && verify('sha256', message, key, signature);
}

/** The second number of an ECDSA signature in DER. Those of P-384 still fit the short form of a length. */
function sOf(der: Uint8Array): bigint | undefined {
  if (der[0] !== 0x30 || der[1] !== der.length - 2) return undefined;
  const at = 4 + (der[3] ?? 0);
  const bytes = der.subarray(at + 2);
  if (der[at] !== 2 || der[at + 1] !== bytes.length || bytes.length === 0) return undefined;
  return BigInt(`0x${Buffer.from(bytes).toString('hex')}`);
}
