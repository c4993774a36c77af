import { createHmac, createSecretKey, hkdfSync, type KeyObject } from 'node:crypto';
import { canonicalJson, keyedDigest } from '@oneplusn/api';
import type { Json } from '@oneplusn/api';
import { deriveKeyPair, type KeyPair } from './hpke';
import type { VaultKey, VaultKeys } from './key-file';

/**
 * What is derived from one key (HKDF-SHA256, RFC 5869), each for one use. The key itself encrypts nothing.
 *
 * Names depend on the key as well: with another key every entry stands elsewhere, so that whoever had a name, or the
 * key, finds nothing by it any more.
 */
export interface RingKey {
  readonly id: string;
  readonly encryption: Uint8Array;
  /** What shows that a service has the very key that a vault was prepared with, and nothing else. Hex. */
  readonly check: string;
  /** The name that an entry goes by; only who holds the key can tell what it is a name of. Hex. */
  nameOf(place: Json): string;
  /** The same bytes for the same transaction and key on all endorsers, others for another transaction. */
  nonceFor(txId: string, key: string): Uint8Array;
  /** What others seal to this authority what only it may read. */
  disclosure(): KeyPair;
}

/** An authority's keys, ready for use. */
export interface KeyRing {
  readonly current: RingKey;
  /** Of earlier keys: for what has not been renewed yet. */
  readonly earlier: readonly RingKey[];
}

export function keyRing([current, ...earlier]: VaultKeys): KeyRing {
  return { current: ringKey(current), earlier: earlier.map(ringKey) };
}

const nonceLength = 12;

function ringKey({ id, secret }: VaultKey): RingKey {
  const derive = (use: string): Buffer =>
    Buffer.from(hkdfSync('sha256', Buffer.from(secret, 'hex'), '', `oneplusn vault 1 ${use}`, 32));
  let pair: KeyPair | undefined;
  const names = derive('names').toString('hex');
  const nonces: KeyObject = createSecretKey(derive('nonces'));
  return {
    id,
    encryption: derive('encryption'),
    check: derive('check').toString('hex'),
    nameOf: (place) => keyedDigest(names, place),
    nonceFor: (txId, key) =>
      createHmac('sha256', nonces)
        .update(canonicalJson([txId, key]))
        .digest()
        .subarray(0, nonceLength),
    disclosure: () => (pair ??= deriveKeyPair(derive('disclosure'))),
  };
}
