import { hash } from 'node:crypto';

/** What may be stored or signed: JSON without fractions, so that every endorser computes the same bytes. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [name: string]: Json | undefined };

/**
 * The one byte form of a value: RFC 8785 canonical JSON, restricted to safe integers.
 *
 * Members that are `undefined` are left out, as JSON.stringify does.
 * @throws TypeError for a fraction, an unsafe integer, NaN, or anything JSON has no form for
 */
export function canonicalJson(value: Json): string {
  const text = formOf(value);
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

/** Written out here, since nothing else is called so often: what is stored, hashed, signed or answered goes through it. */
function formOf(value: Json | undefined): string | undefined {
  switch (typeof value) {
    case 'string':
      return textForm(value);
    case 'number':
      return numberForm(value);
    case 'boolean':
      return value ? 'true' : 'false';
    case 'object':
      if (value === null) return 'null';
      return Array.isArray(value) ? listForm(value) : objectForm(value as Readonly<Record<string, Json | undefined>>);
    default:
      return undefined;
  }
}

/** What stands in JSON as it is: most texts, and most names. */
const plain = /^[ !#-[\]-~]*$/;

function textForm(text: string): string {
  if (plain.test(text)) return `"${text}"`;
  if (!text.isWellFormed()) throw new TypeError('this text has no UTF-8 form: half of a surrogate pair stands alone');
  return JSON.stringify(text);
}

function numberForm(number: number): string {
  if (Number.isSafeInteger(number)) return String(number);
  throw new TypeError(`${number} is not stored: only safe integers are; write fractions as text or in a smaller unit`);
}

function listForm(items: readonly Json[]): string {
  let text = '';
  for (const item of items) text += `${text === '' ? '' : ','}${formOf(item) ?? 'null'}`;
  return `[${text}]`;
}

/** Members in the order of their names' UTF-16 code units. */
function objectForm(members: Readonly<Record<string, Json | undefined>>): string {
  if (typeof members['toJSON'] === 'function') throw new TypeError('only plain values have a canonical form');
  let text = '';
  for (const name of Object.keys(members).sort()) {
    const form = formOf(members[name]);
    if (form !== undefined) text += `${text === '' ? '' : ','}${textForm(name)}:${form}`;
  }
  return `{${text}}`;
}
