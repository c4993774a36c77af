import { canonicalJson } from '@oneplusn/api';
import { gcmsiv } from '@noble/ciphers/aes.js';
import type { RingKey } from './ring';

/** Where an entry stands: what its ciphertext is bound to. */
export interface Spot {
  readonly channel: string;
  /** Whose collection. */
  readonly msp: string;
  /** The key in the collection, which names the vault key and, blinded, dataset and record. */
  readonly key: string;
  /** The entry's version, which stands in clear before its ciphertext. */
  readonly version: number;
}

/**
 * AES-256-GCM-SIV (RFC 8452), by @noble/ciphers: authenticated, and a nonce that comes twice tells no more than whether
 * the texts are the same. Nonces are derived (`RingKey.nonceFor`), since all endorsers must come to the same bytes.
 */
export function encrypt(key: RingKey, txId: string, spot: Spot, text: string): string {
  const nonce = key.nonceFor(txId, spot.key);
  const sealed = gcmsiv(key.encryption, nonce, bindingOf(spot)).encrypt(Buffer.from(text, 'utf8'));
  return [String(spot.version), base64(nonce), base64(sealed)].join('.');
}

/** The version and text of an entry; undefined where it is none of this key, of this spot, or was altered. */
export function decrypt(
  key: RingKey,
  spot: Omit<Spot, 'version'>,
  stored: string,
): { version: number; text: string } | undefined {
  const [, digits = '', nonce = '', sealed = ''] = /^([1-9]\d{0,6})\.([\w-]{16})\.([\w-]+)$/.exec(stored) ?? [];
  const version = Number(digits);
  try {
    const cipher = gcmsiv(key.encryption, bytes(nonce), bindingOf({ ...spot, version }));
    return { version, text: Buffer.from(cipher.decrypt(bytes(sealed))).toString('utf8') };
  } catch {
    return undefined;
  }
}

function bindingOf({ channel, msp, key, version }: Spot): Uint8Array {
  return Buffer.from(canonicalJson(['oneplusn vault 1', channel, msp, key, version]));
}

const base64 = (data: Uint8Array): string => Buffer.from(data).toString('base64url');
const bytes = (text: string): Uint8Array => Buffer.from(text, 'base64url');
