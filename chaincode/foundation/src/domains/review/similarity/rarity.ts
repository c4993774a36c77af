import type { Gram } from './text';
import type { Vector } from './vector';

/**
 * A few imagined projects that share nothing with any other: they keep the weights sensible while the index is still
 * small.
 */
const imagined = 64;

/**
 * The base-2 logarithm times 256, rounded down, by squaring: integers only, so that every endorser gets the same. `x`
 * is 1 to 2^36.
 */
export function log2(x: number): number {
  let whole = 0;
  let power = 1;
  while (power * 2 <= x) {
    power *= 2;
    whole += 1;
  }
  // 1 <= mantissa < 2 as a multiple of 2^-16; its square is below 2^34.
  let mantissa = Math.floor((x * 0x10000) / power);
  let fraction = 0;
  for (let bit = 128; bit >= 1; bit /= 2) {
    mantissa = Math.floor((mantissa * mantissa) / 0x10000);
    if (mantissa >= 0x20000) {
      mantissa = Math.floor(mantissa / 2);
      fraction += bit;
    }
  }
  return whole * 256 + fraction;
}

/** How rare a gram is among the compared projects, in 256ths of a bit: the inverse document frequency. */
export class Rarity {
  readonly #counts = new Map<Gram, number>();
  readonly #byCount: number[] = [];
  /** Of a gram that no project has. */
  readonly greatest: number;

  constructor(vectors: readonly Vector[]) {
    for (const { grams } of vectors) {
      for (const gram of grams) this.#counts.set(gram, (this.#counts.get(gram) ?? 0) + 1);
    }
    this.greatest = log2(vectors.length + imagined);
  }

  of(gram: Gram): number {
    const count = this.#counts.get(gram) ?? 0;
    return (this.#byCount[count] ??= this.greatest - log2(count + 1));
  }
}
