import { canonicalJson, keyedDigest } from '@oneplusn/api';
import type { Json } from '@oneplusn/api';
import { deriveKeyPair, seal, unseal, type Binding } from '../../vault/hpke';
import type { KeyRing } from '../../vault/ring';

/**
 * What others write for an authority alone to read: sealed to a public key that follows from its vault key (HPKE). So
 * all endorsers come to the same bytes, and only that authority's service opens them.
 */
export interface Disclosure {
  /** The public key of the authority whose peer this is, in hex; undefined where its service has no vault key. */
  readonly key: string | undefined;
  /**
   * Seals a text to a public key. The one-time key follows from `secret` and all that is sealed, so that the same
   * secret, used again for another text, gives away nothing.
   * @returns undefined where the key is none that anything can be sealed to
   */
  seal(key: string, secret: string, place: Json, text: string): string | undefined;
  /** The text; undefined where it was sealed to none of this service's keys, or for another place. */
  open(place: Json, sealed: string): string | undefined;
}

export function disclosureOver(channel: string, ring: KeyRing | undefined): Disclosure {
  const binding = (place: Json): Binding => ({
    info: Buffer.from('oneplusn disclosure 1'),
    aad: Buffer.from(canonicalJson([channel, place])),
  });
  return {
    key: ring && Buffer.from(ring.current.disclosure().publicKey).toString('hex'),
    seal(key, secret, place, text) {
      const once = deriveKeyPair(Buffer.from(keyedDigest(secret, ['disclosure', channel, key, place, text]), 'hex'));
      try {
        return base64(seal(Buffer.from(key, 'hex'), once, binding(place), Buffer.from(text)));
      } catch {
        return undefined;
      }
    },
    open(place, sealed) {
      for (const each of ring ? [ring.current, ...ring.earlier] : []) {
        const text = unseal(each.disclosure(), binding(place), Buffer.from(sealed, 'base64url'));
        if (text) return Buffer.from(text).toString('utf8');
      }
      return undefined;
    },
  };
}

const base64 = (data: Uint8Array): string => Buffer.from(data).toString('base64url');
