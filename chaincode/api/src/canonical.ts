import { hash } from 'node:crypto';
import canonicalize from 'canonicalize';

/** What may be stored or signed: JSON without fractions, so that every endorser computes the same bytes. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [name: string]: Json | undefined };

/**
 * The one byte form of a value: RFC 8785 canonical JSON, restricted to safe integers.
 *
 * Members that are `undefined` are left out, as JSON.stringify does.
 * @throws TypeError for a fraction, an unsafe integer, NaN, or anything JSON has no form for
 */
export function canonicalJson(value: Json): string {
  refuseInexact(value, '$');
  const text = canonicalize(value);
  if (text === undefined) throw new TypeError('this value has no JSON form');
  return text;
}

/** SHA-256 of a text's UTF-8 bytes, in lower-case hex. */
export function sha256(data: string | Uint8Array): string {
  return hash('sha256', data, 'hex');
}

/** SHA-256 of a value's canonical bytes, in lower-case hex: equal for equal content, on every machine. */
export function digest(value: Json): string {
  return sha256(canonicalJson(value));
}

function refuseInexact(value: Json | undefined, path: string): void {
  if (typeof value === 'number' && !Number.isSafeInteger(value)) {
    throw new TypeError(
      `${path} is ${value}: only safe integers are stored; write fractions as text or in a smaller unit`,
    );
  }
  if (Array.isArray(value)) {
    value.forEach((item: Json, index) => refuseInexact(item, `${path}[${index}]`));
  } else if (typeof value === 'object' && value !== null) {
    for (const [name, item] of Object.entries(value)) refuseInexact(item, `${path}.${name}`);
  }
}
