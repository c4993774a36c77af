/** Lists of certificates that an authority has taken back (RFC 5280, section 5), as far as an MSP looks at them. */
import { verify, type X509Certificate } from 'node:crypto';

/** A list, whoever has signed it. */
export interface Revocations {
  readonly serials: ReadonlySet<bigint>;
  isBy(issuer: X509Certificate): boolean;
}

/** A part of a message in DER: its whole bytes, and what it holds. */
interface Element {
  readonly tag: number;
  readonly whole: Buffer;
  readonly content: Buffer;
}

const [integer, sequence, times] = [0x02, 0x30, [0x17, 0x18]];

/** Hashes by the last part of the algorithm's name: `ecdsa-with-SHA256`, ... */
const hashes: Readonly<Record<number, string>> = { 2: 'sha256', 3: 'sha384', 4: 'sha512' };

/** Reads a list, PEM or DER; undefined where it cannot be read. */
export function revocationsIn(bytes: Uint8Array): Revocations | undefined {
  try {
    const [list] = elementsIn(derOf(bytes));
    const [signed, algorithm, signature] = elementsIn(list?.content);
    if (!signed || !algorithm || !signature) return undefined;
    const serials = new Set(revokedIn(signed).map((serial) => BigInt(`0x${serial.toString('hex')}`)));
    const [name] = elementsIn(algorithm.content);
    // Ed25519 has no hash of its own choice.
    const hash = name?.content.length === 3 ? null : (hashes[name?.content.at(-1) ?? 0] ?? 'sha256');
    const isBy = (issuer: X509Certificate) => fits(hash, signed.whole, issuer, signature.content.subarray(1));
    return { serials, isBy };
  } catch {
    return undefined;
  }
}

function fits(hash: string | null, message: Buffer, issuer: X509Certificate, signature: Buffer): boolean {
  try {
    return verify(hash, message, issuer.publicKey, signature);
  } catch {
    return false;
  }
}

/** What is revoked stands behind the times of the list: a sequence that begins with the serial number each. */
function revokedIn({ content }: Element): Buffer[] {
  const parts = elementsIn(content);
  const last = parts.findLastIndex(({ tag }) => times.includes(tag));
  const revoked = parts[last + 1];
  if (revoked?.tag !== sequence) return [];
  return elementsIn(revoked.content).flatMap((each) => {
    const [serial] = elementsIn(each.content);
    return serial?.tag === integer ? [serial.content] : [];
  });
}

function elementsIn(bytes: Buffer = Buffer.alloc(0)): Element[] {
  const found: Element[] = [];
  for (let at = 0; at < bytes.length;) {
    const short = bytes.readUInt8(at + 1);
    const more = short > 0x80 ? short - 0x80 : 0;
    const length = more === 0 ? short : bytes.readUIntBE(at + 2, more);
    const start = at + 2 + more;
    if (start + length > bytes.length) throw new RangeError('it ends too early');
    found.push({
      tag: bytes.readUInt8(at),
      whole: bytes.subarray(at, start + length),
      content: bytes.subarray(start, start + length),
    });
    at = start + length;
  }
  return found;
}

function derOf(bytes: Uint8Array): Buffer {
  const text = Buffer.from(bytes).toString('latin1');
  const [, body] = /-----BEGIN [^-]+-----([^-]+)-----END/.exec(text) ?? [];
  return body === undefined ? Buffer.from(bytes) : Buffer.from(body, 'base64');
}
