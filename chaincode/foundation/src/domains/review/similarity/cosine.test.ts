import fc from 'fast-check';
import { cosine, likeness, weigh, whole } from './cosine';
import { Rarity } from './rarity';
import { maxGrams, maxWeight } from './vector';
import type { Vector } from './vector';

const vectors = fc
  .uniqueArray(fc.tuple(fc.integer({ min: 0x4e00, max: 0x4e40 }), fc.integer({ min: 1, max: maxWeight })), {
    selector: ([gram]) => gram,
    minLength: 1,
    maxLength: 40,
  })
  .map((pairs): Vector => {
    const sorted = pairs.sort((a, b) => a[0] - b[0]);
    return { grams: sorted.map(([gram]) => gram), weights: sorted.map(([, weight]) => weight) };
  });

describe('likeness', () => {
  it('lies between nothing and the whole, is the same both ways, and never above the plain cosine', () => {
    fc.assert(
      fc.property(vectors, vectors, fc.array(vectors, { maxLength: 20 }), (a, b, others) => {
        const rarity = new Rarity([...others, b]);
        const there = likeness(weigh(a, rarity), b, rarity);
        const back = likeness(weigh(b, rarity), a, rarity);
        const plain = cosine(weigh(a, rarity), b, rarity);
        expect(there).toBe(back);
        expect(there).toBeGreaterThanOrEqual(0);
        expect(there).toBeLessThanOrEqual(plain);
        expect(plain).toBeLessThanOrEqual(whole);
      }),
    );
  });

  it('agrees with floating point to one part in ten thousand', () => {
    fc.assert(
      fc.property(vectors, vectors, (a, b) => {
        const rarity = new Rarity([b]);
        const weights = new Map(b.grams.map((gram, i) => [gram, (b.weights[i] ?? 0) * rarity.of(gram)]));
        const own = a.grams.map((gram, i) => [gram, (a.weights[i] ?? 0) * rarity.of(gram)] as const);
        const dot = own.reduce((sum, [gram, weight]) => sum + weight * (weights.get(gram) ?? 0), 0);
        const square = (all: Iterable<number>) => [...all].reduce((sum, x) => sum + x * x, 0);
        const float = (whole * dot) / Math.sqrt(square(own.map(([, x]) => x)) * square(weights.values()));
        expect(Math.abs(cosine(weigh(a, rarity), b, rarity) - float)).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('is whole for a project and itself once it says enough', () => {
    const grams = Array.from({ length: 12 }, (_, i) => 0x4e00 + i);
    const vector = { grams, weights: grams.map(() => 3) };
    const rarity = new Rarity([]);
    expect(likeness(weigh(vector, rarity), vector, rarity)).toBe(whole);
  });

  it('is lowered where only one sign is shared, however rare', () => {
    const a = { grams: [0x4e00, 0x4e01], weights: [35, 1] };
    const b = { grams: [0x4e00, 0x4e02], weights: [35, 1] };
    const rarity = new Rarity([b]);
    expect(cosine(weigh(a, rarity), b, rarity)).toBeGreaterThan(9_000);
    expect(likeness(weigh(a, rarity), b, rarity)).toBeLessThan(4_000);
  });

  it('keeps every sum a safe integer at the greatest weights and rarities', () => {
    const grams = Array.from({ length: maxGrams }, (_, i) => 0x4e00 + i);
    const greatest = { grams, weights: grams.map(() => maxWeight) };
    // As rare as anything can be: a million projects, none of which has these grams.
    const rarity = { of: () => 36 * 256, greatest: 36 * 256 } as unknown as Rarity;
    const weighed = weigh(greatest, rarity);
    expect(Number.isSafeInteger(weighed.square)).toBe(true);
    expect(likeness(weighed, greatest, rarity)).toBe(whole);
  });
});
