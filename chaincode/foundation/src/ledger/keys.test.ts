import { LedgerError } from '@oneplusn/api';
import fc from 'fast-check';
import { after, compareKeys, compositeKey, factIdOf, factKey, partsOf } from './keys';

const part = fc.string({ minLength: 1 }).filter((text) => !text.includes('\u0000'));
const parts = fc.array(part, { minLength: 1, maxLength: 4 });

test('a composite key gives its parts back', () => {
  fc.assert(fc.property(parts, (each) => expect(partsOf(compositeKey('type', each))).toEqual(each)));
  expect(compositeKey('grant', ['GD', 'g-1'])).toBe('\u0000grant\u0000GD\u0000g-1\u0000');
});

test('different parts have different keys', () => {
  fc.assert(
    fc.property(parts, parts, (a, b) => {
      expect(compositeKey('t', a) === compositeKey('t', b)).toBe(JSON.stringify(a) === JSON.stringify(b));
    }),
  );
});

test('a fact’s key gives its id back, whatever slashes it has', () => {
  expect(factIdOf(factKey('department', 'GD/hrss/licensing'))).toBe('GD/hrss/licensing');
});

test('nothing stands between a key and the one after it', () => {
  fc.assert(
    fc.property(part, part, (a, b) => {
      const [x, y] = [compositeKey('t', [a]), compositeKey('t', [b])];
      if (compareKeys(y, x) > 0) expect(compareKeys(y, after(x))).toBeGreaterThan(0);
      expect(compareKeys(after(x), x)).toBeGreaterThan(0);
    }),
  );
});

test('keys are ordered by bytes, as the ledger orders them', () => {
  expect(compareKeys('\uff5e', '\u{1f600}')).toBeLessThan(0);
  expect(['\uff5e', '\u{1f600}'].sort()).toEqual(['\u{1f600}', '\uff5e']);
});

test.each(['', 'a\u0000b', 'a\u{10ffff}', 'half \ud800'])('%j names nothing', (text) => {
  expect(() => compositeKey('t', [text])).toThrow(LedgerError);
});
