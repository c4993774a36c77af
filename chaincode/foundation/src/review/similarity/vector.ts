import { fieldNames, fieldsOf } from './profile';
import type { FieldName, Fields, Profile } from './profile';
import { gramsOf } from './text';
import type { Gram } from './text';

/** A project as grams with their weights, in ascending order of gram. Weights are 1 to 35. */
export interface Vector {
  readonly grams: readonly Gram[];
  readonly weights: readonly number[];
}

/** How much a gram counts by the field it stands in. Measured: a description says the least for its length. */
export const fieldWeights: Readonly<Record<FieldName, number>> = {
  functions: 3,
  title: 3,
  positioning: 3,
  domain: 2,
  description: 1,
};

/** A weight is one digit in base 36 in the index entry. */
export const maxWeight = 35;
/** The heaviest grams are kept where there are more: an index entry stays under 8 KB, and sums stay safe integers (see ./cosine). */
export const maxGrams = 1024;

/** The vector of a project, over all its fields. */
export function vectorOf(profile: Profile): Vector {
  return combine(fieldsOf(profile), fieldNames);
}

/** The vector of some fields only. A piece of text counts a gram once; a gram in several functions counts for each. */
export function combine(fields: Fields, names: readonly FieldName[]): Vector {
  const weights = new Map<Gram, number>();
  for (const name of names) {
    for (const piece of name === 'functions' ? fields[name] : [fields[name].join('\n')]) {
      for (const gram of new Set(gramsOf(piece))) {
        weights.set(gram, Math.min(maxWeight, (weights.get(gram) ?? 0) + fieldWeights[name]));
      }
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
