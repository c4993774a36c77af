import { charactersOf } from './sketch';
import type { Sketch } from './sketch';
import { isSingle, textOf } from './text';
import { maxGrams } from './vector';

/**
 * The form of a sketch on the ledger: single characters and their weights, pairs and their weights, the domain. A
 * weight is one digit in base 36. About 1 KB for a usual project.
 */
export type Entry = readonly [
  singles: string,
  singleWeights: string,
  pairs: string,
  pairWeights: string,
  domain: string,
];

export function encode({ vector, domain }: Sketch): Entry {
  const parts: [string, string, string, string, string] = ['', '', '', '', domain];
  vector.grams.forEach((gram, i) => {
    const at = isSingle(gram) ? 0 : 2;
    parts[at] += textOf(gram);
    parts[at + 1] += (vector.weights[i] ?? 0).toString(36);
  });
  return parts;
}

/** Reads an entry back; undefined for anything that `encode` cannot have written. */
export function decode(value: unknown): Sketch | undefined {
  if (!Array.isArray(value) || value.length !== 5 || !value.every((part) => typeof part === 'string')) return undefined;
  const [singles, singleWeights, pairs, pairWeights, domain] = value as unknown as Entry;
  if (singles.length !== singleWeights.length || pairs.length !== pairWeights.length * 2) return undefined;
  if (singleWeights.length + pairWeights.length > maxGrams) return undefined;
  const grams: number[] = [];
  const weights: number[] = [];
  for (let i = 0; i < singles.length; i += 1) grams.push(singles.charCodeAt(i));
  for (let i = 0; i < pairs.length; i += 2) grams.push(pairs.charCodeAt(i) * 0x10000 + pairs.charCodeAt(i + 1));
  for (const digits of [singleWeights, pairWeights]) {
    for (let i = 0; i < digits.length; i += 1) {
      const weight = digitOf(digits.charCodeAt(i));
      if (weight === 0) return undefined;
      weights.push(weight);
    }
  }
  return ascending(grams) && charactersOf(domain) === domain ? { vector: { grams, weights }, domain } : undefined;
}

/** 1 to 35 for `1`-`9`, `a`-`z`; 0 for anything else. */
function digitOf(code: number): number {
  if (code >= 0x31 && code <= 0x39) return code - 0x30;
  return code >= 0x61 && code <= 0x7a ? code - 0x57 : 0;
}

function ascending(grams: readonly number[]): boolean {
  return grams.every((gram, i) => i === 0 || gram > (grams[i - 1] ?? 0));
}
