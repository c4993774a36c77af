import type { Rarity } from './rarity';
import { isSign } from './text';
import type { Gram } from './text';
import type { Vector } from './vector';

/**
 * How alike two vectors are, in parts per ten thousand: the cosine of the angle between them, their weights multiplied
 * by rarity, and lowered where only few signs are shared. Two projects that have one rare word in common are not alike
 * for that.
 *
 * Sums stay safe integers: a weight is at most 35 and a rarity at most 36 * 256, so a product stays below 2^19, its
 * square below 2^38, and a sum over 1,024 grams below 2^48. The last step, which multiplies sums, uses BigInt.
 */
export const whole = 10_000;

/** The rarity of this many signs that nobody else has is evidence enough; with less, likeness is lowered. */
const enoughSigns = 8;

/** A vector with its weights multiplied by rarity, ready to be compared with many others. */
export interface Weighed {
  readonly products: ReadonlyMap<Gram, number>;
  /** The sum of squares. */
  readonly square: number;
}

export function weigh(vector: Vector, rarity: Rarity): Weighed {
  const products = new Map<Gram, number>();
  let square = 0;
  vector.grams.forEach((gram, i) => {
    const product = (vector.weights[i] ?? 0) * rarity.of(gram);
    products.set(gram, product);
    square += product * product;
  });
  return { products, square };
}

/** Likeness as the review reports it. */
export function likeness(ours: Weighed, theirs: Vector, rarity: Rarity): number {
  const { dot, square, signs } = meet(ours, theirs, rarity);
  const enough = enoughSigns * rarity.greatest;
  return root(dot, ours.square, square, Math.min(signs, enough), enough);
}

/** The plain cosine: for parts of a project, such as one field. */
export function cosine(ours: Weighed, theirs: Vector, rarity: Rarity): number {
  const { dot, square } = meet(ours, theirs, rarity);
  return root(dot, ours.square, square, 1, 1);
}

/**
 * One pass over the other's grams: the dot product, the other's sum of squares, and the rarity of the signs both have.
 */
function meet(ours: Weighed, theirs: Vector, rarity: Rarity): { dot: number; square: number; signs: number } {
  let dot = 0;
  let square = 0;
  let signs = 0;
  for (let i = 0; i < theirs.grams.length; i += 1) {
    const gram = theirs.grams[i] ?? 0;
    const rare = rarity.of(gram);
    const product = (theirs.weights[i] ?? 0) * rare;
    square += product * product;
    const own = ours.products.get(gram);
    if (own === undefined) continue;
    dot += own * product;
    if (isSign(gram)) signs += rare;
  }
  return { dot, square, signs };
}

/** `whole * sqrt(dot^2 * part / (a * b * of))`, rounded down. */
function root(dot: number, a: number, b: number, part: number, of: number): number {
  if (dot === 0 || part === 0) return 0;
  const numerator = BigInt(whole) ** 2n * BigInt(dot) ** 2n * BigInt(part);
  const ratio = Number(numerator / (BigInt(a) * BigInt(b) * BigInt(of)));
  // The ratio is at most whole^2, by Cauchy and Schwarz; so its root is found by halving 0 to `whole`.
  let low = 0;
  let high = whole;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (middle * middle <= ratio) low = middle;
    else high = middle - 1;
  }
  return low;
}
