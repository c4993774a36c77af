/** A small generator of pseudo-random numbers (mulberry32): the same seed gives the same cases everywhere. */
export function random(seed: number): { below(n: number): number; of<T>(list: readonly T[]): T } {
  let state = seed >>> 0;
  const below = (n: number): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t = (t + Math.imul(t ^ (t >>> 7), t | 61)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) % n;
  };
  const of = <T>(list: readonly T[]): T => {
    const [chosen] = list.slice(below(list.length));
    if (chosen === undefined) throw new RangeError('nothing to choose from');
    return chosen;
  };
  return { below, of };
}
