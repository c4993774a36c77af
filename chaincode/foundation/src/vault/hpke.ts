import { createPrivateKey, createPublicKey, diffieHellman, type KeyObject } from 'node:crypto';
import { chacha20poly1305 } from '@noble/ciphers/chacha.js';
import { hmac as keyedHash } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';

/**
 * HPKE (RFC 9180) in base mode, one message a key: DHKEM(X25519, HKDF-SHA256), HKDF-SHA256, ChaCha20-Poly1305. Written
 * out from its primitives, since all endorsers must come to the same bytes: the ephemeral key is given. Each opening
 * seals: hash and cipher are those of @noble, since node:crypto takes longer to set up a key than to use it once.
 */
export interface KeyPair {
  /** 32 bytes. */
  readonly publicKey: Uint8Array;
  readonly privateKey: KeyObject;
}

/** What a ciphertext is bound to: for what it was made, and where it stands. */
export interface Binding {
  readonly info: Uint8Array;
  readonly aad: Uint8Array;
}

const word = (text: string): Buffer => Buffer.from(text, 'latin1');
const none = Buffer.alloc(0);
const kemSuite = Buffer.concat([word('KEM'), Buffer.from([0x00, 0x20])]);
const suite = Buffer.concat([word('HPKE'), Buffer.from([0x00, 0x20, 0x00, 0x01, 0x00, 0x03])]);
const version = word('HPKE-v1');

const curve = { kty: 'OKP', crv: 'X25519' } as const;
const base64 = (data: Uint8Array): string => Buffer.from(data).toString('base64url');

const keyLength = 32;
const nonceLength = 12;
const tagLength = 16;

const hmac = (key: Uint8Array, ...parts: Uint8Array[]): Uint8Array => keyedHash(sha256, key, Buffer.concat(parts));

/** Up to 32 bytes, which one round of HKDF-Expand gives. */
function expand(suiteId: Buffer, secret: Uint8Array, label: string, info: Uint8Array, length: number): Uint8Array {
  const labelled = [Buffer.from([0, length]), version, suiteId, word(label), info, Buffer.from([1])];
  return hmac(secret, ...labelled).subarray(0, length);
}

const extract = (suiteId: Buffer, salt: Uint8Array, label: string, key: Uint8Array): Uint8Array =>
  hmac(salt, version, suiteId, word(label), key);

/** The key pair that follows from at least 32 secret bytes (section 7.1.3). */
export function deriveKeyPair(secret: Uint8Array): KeyPair {
  const raw = expand(kemSuite, extract(kemSuite, none, 'dkp_prk', secret), 'sk', none, keyLength);
  const d = base64(raw);
  // A private key is taken with any `x`: it is worked out from `d`. Reading a key's DER takes twice as long.
  const privateKey = createPrivateKey({ key: { ...curve, d, x: d }, format: 'jwk' });
  return { privateKey, publicKey: Buffer.from(privateKey.export({ format: 'jwk' }).x ?? '', 'base64url') };
}

/**
 * Encrypts to a public key: the ephemeral public key, then the ciphertext. An ephemeral key serves one text alone.
 * @throws Error where the public key is no point that a secret can be shared with
 */
export function seal(publicKey: Uint8Array, ephemeral: KeyPair, binding: Binding, text: Uint8Array): Uint8Array {
  const shared = sharedSecret(ephemeral.privateKey, publicKey, [ephemeral.publicKey, publicKey]);
  const { key, nonce } = schedule(shared, binding.info);
  return Buffer.concat([ephemeral.publicKey, chacha20poly1305(key, nonce, binding.aad).encrypt(text)]);
}

/** The text; undefined where it was sealed to another key, for another place, or altered. */
export function unseal(own: KeyPair, binding: Binding, sealed: Uint8Array): Uint8Array | undefined {
  if (sealed.length < keyLength + tagLength) return undefined;
  const sender = sealed.subarray(0, keyLength);
  try {
    const { key, nonce } = schedule(sharedSecret(own.privateKey, sender, [sender, own.publicKey]), binding.info);
    return chacha20poly1305(key, nonce, binding.aad).decrypt(sealed.subarray(keyLength));
  } catch {
    return undefined;
  }
}

function sharedSecret(own: KeyObject, other: Uint8Array, context: readonly Uint8Array[]): Uint8Array {
  const publicKey = createPublicKey({ key: { ...curve, x: base64(other) }, format: 'jwk' });
  const secret = extract(kemSuite, none, 'eae_prk', diffieHellman({ privateKey: own, publicKey }));
  return expand(kemSuite, secret, 'shared_secret', Buffer.concat(context), keyLength);
}

const noPskId = extract(suite, none, 'psk_id_hash', none);

/** Key and nonce of the first message (section 5.1); without a pre-shared key. */
function schedule(shared: Uint8Array, info: Uint8Array): { key: Uint8Array; nonce: Uint8Array } {
  const mode = Buffer.from([0]);
  const context = Buffer.concat([mode, noPskId, extract(suite, none, 'info_hash', info)]);
  const secret = extract(suite, shared, 'secret', none);
  return {
    key: expand(suite, secret, 'key', context, keyLength),
    nonce: expand(suite, secret, 'base_nonce', context, nonceLength),
  };
}
