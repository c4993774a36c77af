import fc from 'fast-check';
import { BlockCutter, type Pending } from './batch';

const entry = (size: number): Pending => ({ bytes: new Uint8Array(), size });
const sizes = (batches: readonly (readonly Pending[])[]): number[][] =>
  batches.map((batch) => batch.map(({ size }) => size));

describe('the block cutter', () => {
  it('cuts when the message count is reached', () => {
    const cutter = new BlockCutter({ maxMessages: 2, preferredBytes: 100 });
    expect(sizes(cutter.add(entry(1)))).toEqual([]);
    expect(cutter.pending).toBe(true);
    expect(sizes(cutter.add(entry(2)))).toEqual([[1, 2]]);
    expect(cutter.pending).toBe(false);
  });

  it('cuts before a message that would overflow, and keeps that one', () => {
    const cutter = new BlockCutter({ maxMessages: 10, preferredBytes: 10 });
    cutter.add(entry(6));
    expect(sizes(cutter.add(entry(5)))).toEqual([[6]]);
    expect(sizes([cutter.cut()])).toEqual([[5]]);
  });

  it('gives a message above the preferred size a block of its own', () => {
    const cutter = new BlockCutter({ maxMessages: 10, preferredBytes: 10 });
    expect(sizes(cutter.add(entry(11)))).toEqual([[11]]);
    cutter.add(entry(3));
    expect(sizes(cutter.add(entry(20)))).toEqual([[3], [20]]);
    expect(cutter.pending).toBe(false);
  });

  it('loses nothing, keeps the order, and breaks no limit', () => {
    const limits = fc.record({
      maxMessages: fc.integer({ min: 1, max: 5 }),
      preferredBytes: fc.integer({ min: 1, max: 50 }),
    });
    fc.assert(
      fc.property(limits, fc.array(fc.integer({ min: 1, max: 60 })), (given, messages) => {
        const cutter = new BlockCutter(given);
        const batches = messages.flatMap((size) => sizes(cutter.add(entry(size))));
        if (cutter.pending) batches.push(...sizes([cutter.cut()]));
        expect(batches.flat()).toEqual(messages);
        for (const batch of batches) {
          const total = batch.reduce((sum, size) => sum + size, 0);
          expect(batch.length).toBeGreaterThan(0);
          expect(batch.length).toBeLessThanOrEqual(given.maxMessages);
          expect(batch.length === 1 || total <= given.preferredBytes).toBe(true);
        }
      }),
    );
  });
});
