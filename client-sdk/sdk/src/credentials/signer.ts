import { sign, type KeyObject } from 'node:crypto';
import { curveOf, lowS } from './signature';

/**
 * Signs a message (not its digest): ECDSA with SHA-256, `s` in the lower half of the group order, DER: what Fabric's
 * MSP asks for.
 */
export type SignMessage = (message: Uint8Array) => Promise<Uint8Array>;

/** True for the keys that Fabric's identities may have here: elliptic curve P-256 or P-384. */
export function isSupportedKey(key: KeyObject): boolean {
  return key.type === 'private' && curveOf(key) !== undefined;
}

/**
 * Signs messages (not digests: connect the gateway with `hash.none`) by OpenSSL, about twenty times as fast as the
 * gateway's own signer.
 *
 * @param key a private key on P-256 or P-384
 * @throws RangeError for any other key
 */
export function opensslSigner(key: KeyObject): SignMessage {
  const curve = curveOf(key);
  if (!curve || key.type !== 'private') {
    const kind = `${key.asymmetricKeyType ?? key.type} ${key.asymmetricKeyDetails?.namedCurve ?? ''}`;
    throw new RangeError(`keys on P-256 or P-384 can sign, not ${kind}`);
  }
  return async (message) => {
    const signature = lowS(sign('sha256', message, { key, dsaEncoding: 'ieee-p1363' }), curve);
    if (!signature) throw new RangeError('OpenSSL gave no signature of this curve');
    return signature;
  };
}
