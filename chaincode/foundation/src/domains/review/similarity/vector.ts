import type { FieldName, Fields } from './profile';
import { fieldNames } from './profile';
import { gramsOf } from './text';
import type { Gram } from './text';

/** A project as grams with their weights, in ascending order of gram. Weights are 1 to 35. */
export interface Vector {
  readonly grams: readonly Gram[];
  readonly weights: readonly number[];
}

/**
 * How much a gram counts by the field it stands in, the first time. Measured: a description says the least for its
 * length.
 */
const fieldWeights: Readonly<Record<FieldName, number>> = {
  functions: 3,
  title: 3,
  positioning: 3,
  description: 1,
};

/** How much a gram counts for each further function it stands in. */
const furtherFunction = 2;

/** A weight is one digit in base 36 in the index entry. */
export const maxWeight = 35;
/**
 * The heaviest grams are kept where there are more: an index entry stays under 8 KB, and sums stay safe integers (see
 * ./cosine).
 */
export const maxGrams = 1024;

/**
 * The vector of some fields, of all by default. A piece of text counts a gram once; a gram in several functions counts
 * for each.
 */
export function combine(fields: Fields, names: readonly FieldName[] = fieldNames): Vector {
  const weights = new Map<Gram, number>();
  const add = (gram: Gram, weight: number) => {
    weights.set(gram, Math.min(maxWeight, (weights.get(gram) ?? 0) + weight));
  };
  for (const name of names) {
    if (name === 'functions') continue;
    for (const gram of new Set(gramsOf(fields[name].join('\n')))) add(gram, fieldWeights[name]);
  }
  if (!names.includes('functions')) return sorted([...weights]);
  const seen = new Set<Gram>();
  for (const name of fields.functions) {
    for (const gram of new Set(gramsOf(name))) {
      add(gram, seen.has(gram) ? furtherFunction : fieldWeights.functions);
      seen.add(gram);
    }
  }
  return sorted([...weights]);
}

function sorted(entries: [Gram, number][]): Vector {
  const kept =
    entries.length > maxGrams ? entries.sort((a, b) => b[1] - a[1] || a[0] - b[0]).slice(0, maxGrams) : entries;
  kept.sort((a, b) => a[0] - b[0]);
  return { grams: kept.map(([gram]) => gram), weights: kept.map(([, weight]) => weight) };
}
