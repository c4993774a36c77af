import fc from 'fast-check';
import { byteKey, bytesOf, textOf } from './key';

const text = fc.string({ unit: 'binary', maxLength: 8 });

describe('a key', () => {
  it('is ordered by its UTF-8 bytes, and comes back as it was', () => {
    fc.assert(
      fc.property(text, text, (one, other) => {
        const order = Buffer.compare(Buffer.from(one), Buffer.from(other));
        const [a, b] = [byteKey(one), byteKey(other)];
        expect(a < b ? -1 : a > b ? 1 : 0).toBe(order);
        expect(textOf(a)).toBe(one);
        expect(bytesOf(a).equals(Buffer.from(one))).toBe(true);
      }),
    );
  });

  it('puts the end of a composite-key range after every character', () => {
    expect(byteKey('\u0000type\u0000\uff08') < byteKey('\u0000type\u0000\u{10ffff}')).toBe(true);
    // Here JavaScript's own order fails.
    expect(['\uff08', '\u{10ffff}'].sort()).toEqual(['\u{10ffff}', '\uff08']);
  });
});
