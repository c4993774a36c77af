/** ECDSA signatures as bytes: from the two forms that signers give to the one that Fabric takes. */
import type { KeyObject } from 'node:crypto';

/** The order of the curve's group, from SEC 2 (secp256r1, secp384r1), and the bytes of a number below it. */
export interface Curve {
  readonly order: bigint;
  readonly width: number;
}

const curves: Readonly<Record<string, Curve>> = {
  prime256v1: { order: 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n, width: 32 },
  secp384r1: {
    order: 0xffffffffffffffffffffffffffffffffffffffffffffffffc7634d81f4372ddf581a0db248b0a77aecec196accc52973n,
    width: 48,
  },
};

/** The curve of a key that Fabric's identities may have here, P-256 or P-384; undefined for any other key. */
export function curveOf(key: KeyObject): Curve | undefined {
  return key.asymmetricKeyType === 'ec' ? curves[key.asymmetricKeyDetails?.namedCurve ?? ''] : undefined;
}

/**
 * A signature with the lower of the two possible `s`, in DER: Fabric takes no other.
 *
 * @param signature DER, or `r` and `s` one after the other (IEEE P1363, PKCS#11)
 * @returns undefined where it is neither
 */
export function lowS(signature: Uint8Array, { order, width }: Curve): Uint8Array | undefined {
  const numbers = numbersIn(signature) ?? (signature.length === 2 * width ? halvesOf(signature) : undefined);
  if (!numbers?.every((number) => number > 0n && number < order)) return undefined;
  const [r, s] = numbers;
  const body = Buffer.concat([derInteger(r), derInteger(s > order / 2n ? order - s : s)]);
  // A body is 104 bytes at most (P-384), so its length always fits one byte.
  return Buffer.concat([Buffer.of(0x30, body.length), body]);
}

type Numbers = readonly [r: bigint, s: bigint];

function halvesOf(signature: Uint8Array): Numbers {
  const half = signature.length / 2;
  return [bigintOf(signature.subarray(0, half)), bigintOf(signature.subarray(half))];
}

/** The numbers of a DER signature; undefined where it is none. */
function numbersIn(bytes: Uint8Array): Numbers | undefined {
  if (bytes[0] !== 0x30 || bytes[1] !== bytes.length - 2) return undefined;
  const first = integerAt(bytes, 2);
  const second = first && integerAt(bytes, first.end);
  return second?.end === bytes.length && first ? [first.value, second.value] : undefined;
}

function integerAt(bytes: Uint8Array, at: number): { value: bigint; end: number } | undefined {
  const end = at + 2 + (bytes[at + 1] ?? 0);
  if (bytes[at] !== 0x02 || end === at + 2 || end > bytes.length) return undefined;
  return { value: bigintOf(bytes.subarray(at + 2, end)), end };
}

function bigintOf(bytes: Uint8Array): bigint {
  return BigInt(`0x${Buffer.from(bytes).toString('hex')}`);
}

/** A positive integer in DER: no leading zeros, but one where the first bit would read as a sign. */
function derInteger(number: bigint): Buffer {
  const hex = number.toString(16);
  const digits = Buffer.from(hex.length % 2 === 0 ? hex : `0${hex}`, 'hex');
  const sign = (digits[0] ?? 0) & 0x80 ? [0] : [];
  return Buffer.concat([Buffer.of(0x02, digits.length + sign.length, ...sign), digits]);
}
