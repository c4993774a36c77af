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

export function encode(value: unknown, previous: string | undefined): string {
  return canonicalJson({ previous, value: value as Json });
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
 * Picks from the committed texts of a fact, newest first, those that its present text leads back to: what was written
 * between by others, and put right again, is not among them.
 */
export function* lineage<V>(present: string, texts: Iterable<string>): Generator<V> {
  let expected: string | undefined = sha256(present);
  for (const text of texts) {
    if (expected === undefined) return;
    if (sha256(text) !== expected) continue;
    const stored: Stored<V> | undefined = decode<V>(text);
    if (stored === undefined) return;
    yield stored.value;
    expected = stored.previous;
  }
}
