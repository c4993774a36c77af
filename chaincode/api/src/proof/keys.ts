import { createHmac, createSecretKey } from 'node:crypto';
import { problemWith, type Problem } from '@oneplusn/errors';
import { canonicalJson } from '../canonical';
import type { Json } from '../canonical';
import type { Fields } from '../dataset/schema';
import { limits } from '../fields/limits';
import { valueProblems as wrong } from '../errors/problems/value';

/** HMAC-SHA256 of a value's canonical bytes, in lower-case hex. `secret` is hex, as in transient data. */
export function keyedDigest(secret: string, value: Json): string {
  return keyedBy(secret)(value);
}

/** The same for many values: setting a key up costs several times what using it does. */
export function keyedBy(secret: string): (value: Json) => string {
  const key = createSecretKey(Buffer.from(secret, 'hex'));
  return (value) => createHmac('sha256', key).update(canonicalJson(value), 'utf8').digest('hex');
}

/**
 * A record's business key: the values of its key fields, in the order the catalog declares them, joined by `|`.
 *
 * Unambiguous because records whose key values hold a `|` are refused where a key has several parts (`keyProblem`).
 */
export function businessKey(dataset: { readonly key: readonly string[] }, fields: Fields): string {
  return dataset.key.map((name) => String(fields[name] ?? '')).join('|');
}

/** What keeps a record's fields from naming it: the field and the reason, or undefined. */
export function keyProblem(
  dataset: { readonly key: readonly string[] },
  fields: Fields,
): { field: string; problem: Problem } | undefined {
  for (const field of dataset.key) {
    const value = fields[field];
    if (typeof value !== 'string' || value === '') return { field, problem: problemWith(wrong.keyText) };
    if ([...value].some(isControl)) return { field, problem: problemWith(wrong.keyControl) };
    if (dataset.key.length > 1 && value.includes('|')) return { field, problem: problemWith(wrong.keyBar) };
  }
  if (businessKey(dataset, fields).length > limits.businessKey) {
    return { field: dataset.key.join('|'), problem: problemWith(wrong.keyLength) };
  }
  return undefined;
}

/** Fabric composes keys with U+0000 and ends ranges with U+10FFFF. */
function isControl(character: string): boolean {
  return character < ' ' || character === '\u{10ffff}';
}

/**
 * What openings committed to before each key could be proved alone (`opened.ts`): all business keys, in their order,
 * under a salt of the requester's own. Such openings stay readable.
 */
export function keysCommitment(keys: readonly string[], salt: string): string {
  return keyedDigest(salt, ['keys', ...keys]);
}

/**
 * The name that a conditional record goes by in its provider's implicit collection. The hash of a private key is on
 * every peer's ledger, so an identity number must not be the key: only who holds the provider's secret can tell whose
 * record a name is.
 */
export function blindedName(secret: string, dataset: string, key: string): string {
  return keyedDigest(secret, ['record', dataset, key]);
}

/** The seed of one record version's salts, from the salt its writer chose. */
export function seedOf(salt: string, record: { dataset: string; key: string; version: number }): string {
  return keyedDigest(salt, ['seed', record.dataset, record.key, record.version]);
}
