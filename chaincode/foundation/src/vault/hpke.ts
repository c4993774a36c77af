import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  createPrivateKey,
  createPublicKey,
  diffieHellman,
  type KeyObject,
} from 'node:crypto';

/**
 * HPKE (RFC 9180) in base mode, one message a key: DHKEM(X25519, HKDF-SHA256), HKDF-SHA256, ChaCha20-Poly1305. Written
 * out from node:crypto's primitives, since all endorsers must come to the same bytes: the ephemeral key is given.
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

/** What comes before the 32 bytes of an X25519 key in its DER. */
const pkcs8 = Buffer.from('302e020100300506032b656e04220420', 'hex');
const spki = Buffer.from('302a300506032b656e032100', 'hex');

const keyLength = 32;
const nonceLength = 12;
const tagLength = 16;

const hmac = (key: Uint8Array, ...parts: Uint8Array[]): Buffer =>
  createHmac('sha256', key).update(Buffer.concat(parts)).digest();

/** Up to 32 bytes, which one round of HKDF-Expand gives. */
function expand(suiteId: Buffer, secret: Uint8Array, label: string, info: Uint8Array, length: number): Buffer {
  const labelled = [Buffer.from([0, length]), version, suiteId, word(label), info, Buffer.from([1])];
  return hmac(secret, ...labelled).subarray(0, length);
}

const extract = (suiteId: Buffer, salt: Uint8Array, label: string, key: Uint8Array): Buffer =>
  hmac(salt, version, suiteId, word(label), key);

/** The key pair that follows from at least 32 secret bytes (section 7.1.3). */
export function deriveKeyPair(secret: Uint8Array): KeyPair {
  const raw = expand(kemSuite, extract(kemSuite, none, 'dkp_prk', secret), 'sk', none, keyLength);
  const privateKey = createPrivateKey({ key: Buffer.concat([pkcs8, raw]), format: 'der', type: 'pkcs8' });
  const der = createPublicKey(privateKey).export({ format: 'der', type: 'spki' });
  return { privateKey, publicKey: der.subarray(-keyLength) };
}

/**
 * Encrypts to a public key: the ephemeral public key, then the ciphertext. An ephemeral key serves one text alone.
 * @throws Error where the public key is no point that a secret can be shared with
 */
export function seal(publicKey: Uint8Array, ephemeral: KeyPair, binding: Binding, text: Uint8Array): Uint8Array {
  const shared = sharedSecret(ephemeral.privateKey, publicKey, [ephemeral.publicKey, publicKey]);
  const { key, nonce } = schedule(shared, binding.info);
  const cipher = createCipheriv('chacha20-poly1305', key, nonce, { authTagLength: tagLength });
  cipher.setAAD(binding.aad, { plaintextLength: text.length });
  return Buffer.concat([ephemeral.publicKey, cipher.update(text), cipher.final(), cipher.getAuthTag()]);
}

/** The text; undefined where it was sealed to another key, for another place, or altered. */
export function unseal(own: KeyPair, binding: Binding, sealed: Uint8Array): Uint8Array | undefined {
  if (sealed.length < keyLength + tagLength) return undefined;
  const [sender, text] = [sealed.subarray(0, keyLength), sealed.subarray(keyLength, -tagLength)];
  try {
    const { key, nonce } = schedule(sharedSecret(own.privateKey, sender, [sender, own.publicKey]), binding.info);
    const cipher = createDecipheriv('chacha20-poly1305', key, nonce, { authTagLength: tagLength });
    cipher.setAAD(binding.aad, { plaintextLength: text.length });
    cipher.setAuthTag(sealed.subarray(-tagLength));
    return Buffer.concat([cipher.update(text), cipher.final()]);
  } catch {
    return undefined;
  }
}

function sharedSecret(own: KeyObject, other: Uint8Array, context: readonly Uint8Array[]): Buffer {
  const publicKey = createPublicKey({ key: Buffer.concat([spki, other]), format: 'der', type: 'spki' });
  const secret = extract(kemSuite, none, 'eae_prk', diffieHellman({ privateKey: own, publicKey }));
  return expand(kemSuite, secret, 'shared_secret', Buffer.concat(context), keyLength);
}

const noPskId = extract(suite, none, 'psk_id_hash', none);

/** Key and nonce of the first message (section 5.1); without a pre-shared key. */
function schedule(shared: Uint8Array, info: Uint8Array): { key: Buffer; nonce: Buffer } {
  const mode = Buffer.from([0]);
  const context = Buffer.concat([mode, noPskId, extract(suite, none, 'info_hash', info)]);
  const secret = extract(suite, shared, 'secret', none);
  return {
    key: expand(suite, secret, 'key', context, keyLength),
    nonce: expand(suite, secret, 'base_nonce', context, nonceLength),
  };
}
