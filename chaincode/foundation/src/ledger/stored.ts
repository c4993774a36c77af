import { canonicalJson, sha256 } from '@oneplusn/api';
import type { Json } from '@oneplusn/api';

/**
 * A fact as it is stored: its value, and the digest of the stored form it replaced. So the newest seal vouches for the
 * whole history.
 */
export interface Stored<V> {
  readonly value: V;
  readonly previous?: string | undefined;
}

/** @param salt makes a text that nobody can guess before it is written */
export function encode(value: unknown, previous: string | undefined, salt?: string): string {
  return canonicalJson({ previous, salt, value: value as Json });
}

/** The stored form in a text, or undefined where it is none: whoever could overwrite a fact could write anything. */
export function decode<V>(text: string): Stored<V> | undefined {
  try {
    const stored: unknown = JSON.parse(text);
    return typeof stored === 'object' && stored !== null && 'value' in stored ? (stored as Stored<V>) : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Picks from the committed texts of a fact those that its present text leads back to, newest first: what was written
 * between by others, and put right again, is not among them.
 * @param find gives a text by its digest that is not among those committed under the fact's name
 */
export async function* lineage<V>(
  present: string,
  texts: Iterable<string>,
  find: (digest: string) => Promise<string | undefined> = () => Promise.resolve(undefined),
): AsyncGenerator<V> {
  const byDigest = new Map([present, ...texts].map((text) => [sha256(text), text]));
  for (let digest: string | undefined = sha256(present); typeof digest === 'string';) {
    const text: string | undefined = byDigest.get(digest) ?? (await find(digest));
    const stored: Stored<V> | undefined = text === undefined ? undefined : decode<V>(text);
    if (stored === undefined) return;
    yield stored.value;
    digest = stored.previous;
  }
}
