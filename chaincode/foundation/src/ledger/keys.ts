import { errors, fail, problems } from '@oneplusn/api';
import { problemWith } from '@oneplusn/errors';

const separator = '\u0000';
/** The highest code point ends Fabric's ranges over composite keys, so that no key may hold it. */
const last = '\u{10ffff}';

/**
 * Fabric's composite key: a type and its parts. Never equal to a plain key, which must not begin with the separator.
 */
export function compositeKey(type: string, parts: readonly string[]): string {
  return separator + [type, ...parts.map(checkPart)].join(separator) + separator;
}

/** The parts of a composite key, without its type. */
export function partsOf(key: string): string[] {
  return key.split(separator).slice(2, -1);
}

/** The least key after this one: where a page goes on. */
export function after(key: string): string {
  return key + separator;
}

/** A fact's key, of its kind, its owner, and the rest of its id: the facts of one owner stand together. */
export function factKey(kind: string, id: string): string {
  const slash = id.indexOf('/');
  return compositeKey(kind, [id.slice(0, slash), id.slice(slash + 1)]);
}

/** The id in a fact's key. */
export function factIdOf(key: string): string {
  return partsOf(key).join('/');
}

/**
 * A part of a key, as clients may send it.
 * @throws LedgerError LEDGER-101 where Fabric has no key for it
 */
function checkPart(part: string): string {
  const problem =
    part === ''
      ? problemWith(problems.shape.emptyName)
      : part.includes(separator) || part.includes(last) || !part.isWellFormed()
        ? problemWith(problems.shape.badName)
        : undefined;
  if (problem !== undefined) throw fail(errors.ledger.malformed, { path: 'key', problem });
  return part;
}

/** Orders texts as the ledger orders keys: by their UTF-8 bytes. */
export function compareKeys(a: string, b: string): number {
  return Buffer.compare(Buffer.from(a), Buffer.from(b));
}
