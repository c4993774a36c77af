import { sign, type KeyObject } from 'node:crypto';

/** Order of the P-256 group, FIPS 186-5 / SEC 2. */
const ORDER = BigInt('0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551');
const COORDINATE_BYTES = 32;

/**
 * ECDSA over SHA-256 as DER, with the smaller of the two possible `s`. Fabric takes no other: an MSP rewrites a
 * certificate whose `s` is high, so that the bytes a client sends and those a peer keeps would differ.
 */
export function signLowS(message: Uint8Array, privateKey: KeyObject): Uint8Array<ArrayBuffer> {
  const raw = sign('sha256', message, { key: privateKey, dsaEncoding: 'ieee-p1363' });
  const s = BigInt(`0x${raw.toString('hex', COORDINATE_BYTES)}`);
  const low = s > ORDER / 2n ? ORDER - s : s;
  const body = Buffer.concat([integer(raw.subarray(0, COORDINATE_BYTES)), integer(bytesOf(low))]);
  return Uint8Array.from([0x30, body.length, ...body]);
}

function bytesOf(value: bigint): Buffer {
  return Buffer.from(value.toString(16).padStart(2 * COORDINATE_BYTES, '0'), 'hex');
}

/** DER INTEGER of an unsigned number: no needless leading zero, one where the first bit would mean "negative". */
function integer(bytes: Buffer): Buffer {
  const start = bytes.findIndex((byte) => byte !== 0);
  const trimmed = bytes.subarray(start);
  const padding = (trimmed[0] ?? 0) & 0x80 ? [0] : [];
  return Buffer.concat([Buffer.of(0x02, trimmed.length + padding.length, ...padding), trimmed]);
}
