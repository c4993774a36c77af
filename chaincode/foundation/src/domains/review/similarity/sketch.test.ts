import fc from 'fast-check';
import { charactersOf, domainPart } from './sketch';

describe('business domains', () => {
  it.each([
    ['城市管理', '城市管理', 10_000],
    ['城市管理', '城市建设管理', 9_500],
    ['城市管理', '卫生健康', 7_500],
    ['', '', 7_500],
  ])('%s and %s: %d of the likeness counts', (ours, theirs, part) => {
    expect(domainPart(charactersOf(ours), charactersOf(theirs))).toBe(part);
  });

  it('counts the same both ways, between three quarters and all', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (a, b) => {
        const [ours, theirs] = [charactersOf(a), charactersOf(b)];
        expect(domainPart(ours, theirs)).toBe(domainPart(theirs, ours));
        expect(domainPart(ours, theirs)).toBeGreaterThanOrEqual(7_500);
        expect(domainPart(ours, theirs)).toBeLessThanOrEqual(10_000);
      }),
    );
  });
});
