import { verify, type X509Certificate } from 'node:crypto';
import { elementOf, elementsOf, expected, inside, oidOf, tags, type Element } from './der';

/** What a CA's signature is over, by the algorithm: the ones that Go, and so Fabric, reads in lists. */
const digests: Readonly<Record<string, string | null>> = {
  '1.2.840.10045.4.3.2': 'sha256',
  '1.2.840.10045.4.3.3': 'sha384',
  '1.2.840.10045.4.3.4': 'sha512',
  '1.2.840.113549.1.1.11': 'sha256',
  '1.2.840.113549.1.1.12': 'sha384',
  '1.2.840.113549.1.1.13': 'sha512',
  '1.3.101.112': null,
};

/**
 * The certificates that the revocation lists of an MSP take back (RFC 5280, section 5). As Fabric has it, a list is of
 * the CA that has signed it, counts from the moment that the configuration holds it, and is passed over where none of
 * the MSP's CAs has signed it.
 */
export class Revocations {
  /** Serial numbers, by the fingerprint of the CA. */
  readonly #serials = new Map<string, Set<string>>();

  constructor(lists: readonly Uint8Array[], authorities: readonly X509Certificate[]) {
    for (const bytes of lists) {
      const list = readable(() => listIn(bytes));
      const ca = list && authorities.find(({ publicKey }) => isSignedBy(list, publicKey));
      if (!ca) continue;
      const known = this.#serials.get(ca.fingerprint256) ?? new Set();
      for (const serial of list.serials) known.add(serial);
      this.#serials.set(ca.fingerprint256, known);
    }
  }

  has({ serialNumber }: X509Certificate, issuer: X509Certificate): boolean {
    return this.#serials.get(issuer.fingerprint256)?.has(plain(serialNumber)) ?? false;
  }
}

interface List {
  readonly signed: Buffer;
  readonly algorithm: string;
  readonly signature: Buffer;
  readonly serials: readonly string[];
}

function listIn(bytes: Uint8Array): List {
  const [body, algorithm, signature] = inside(elementOf(derOf(bytes), tags.sequence), tags.sequence);
  const parts = inside(body, tags.sequence);
  // Version, algorithm, issuer, one or two times; then who is revoked, if anybody is.
  const times = parts.filter(({ tag }) => tag === tags.time || tag === tags.utcTime);
  const after = parts[parts.indexOf(times.at(-1) as Element) + 1];
  const revoked = after?.tag === tags.sequence ? elementsOf(after.content) : [];
  return {
    signed: expected(body, tags.sequence).whole,
    algorithm: oidOf(inside(algorithm, tags.sequence)[0]),
    // The first byte tells how many bits of the last are of no use: none of a signature.
    signature: expected(signature, tags.bits).content.subarray(1),
    serials: revoked.map((each) =>
      plain(expected(inside(each, tags.sequence)[0], tags.integer).content.toString('hex')),
    ),
  };
}

function isSignedBy({ signed, algorithm, signature }: List, key: X509Certificate['publicKey']): boolean {
  const digest = digests[algorithm];
  return digest !== undefined && (readable(() => verify(digest, signed, key, signature)) ?? false);
}

function derOf(bytes: Uint8Array): Buffer {
  const text = Buffer.from(bytes);
  const found = /-----BEGIN X509 CRL-----([A-Za-z0-9+/=\s]+)-----END X509 CRL-----/.exec(text.toString('latin1'));
  return found?.[1] === undefined ? text : Buffer.from(found[1], 'base64');
}

const plain = (serial: string): string => serial.toUpperCase().replace(/^0+(?=.)/, '');

function readable<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}
