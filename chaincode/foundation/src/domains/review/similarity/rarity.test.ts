import fc from 'fast-check';
import { Rarity, log2 } from './rarity';

describe('rarity', () => {
  it('log2 is the floor of the 256-fold logarithm, or one less', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 2 ** 36 }), (x) => {
        // 2^(n/256) <= x < 2^((n+2)/256), in whole numbers: 2^n <= x^256.
        const n = BigInt(log2(x));
        const power = BigInt(x) ** 256n;
        return 2n ** n <= power && power < 2n ** (n + 2n);
      }),
      { numRuns: 300 },
    );
  });

  it('log2 never falls', () => {
    for (let x = 1; x < 5_000; x += 1) expect(log2(x + 1)).toBeGreaterThanOrEqual(log2(x));
  });

  it('is greatest for what nobody has and falls with every project that has it', () => {
    const vectors = Array.from({ length: 50 }, (_, i) => ({
      grams: Array.from({ length: 50 - i }, (_unused, j) => j + 1),
      weights: Array.from({ length: 50 - i }, () => 1),
    }));
    const rarity = new Rarity(vectors);
    expect(rarity.of(1_000)).toBe(rarity.greatest);
    for (let gram = 1; gram < 50; gram += 1) expect(rarity.of(gram)).toBeLessThanOrEqual(rarity.of(gram + 1));
    expect(rarity.of(1)).toBeGreaterThan(0);
  });
});
