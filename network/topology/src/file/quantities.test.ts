import fc from 'fast-check';
import { parseDuration, parseSize } from './quantities';

test.each([
  ['200ms', 200],
  ['2s', 2000],
  ['1m', 60_000],
  ['1 s', 1000],
])('%s is %d ms', (text, milliseconds) => expect(parseDuration(text)).toBe(milliseconds));

test.each([
  ['512B', 512],
  ['4KB', 4096],
  ['10MB', 10_485_760],
  ['16 MB', 16_777_216],
])('%s is %d bytes', (text, bytes) => expect(parseSize(text)).toBe(bytes));

test.each(['', '1', 'ms', '-1ms', '1.5s', '1h', '1  s', '1MS', ' 1s', '1s\n', '1toString'])(
  '%j is no duration',
  (text) => expect(parseDuration(text)).toBeUndefined(),
);

test.each(['', '1', 'MB', '1mb', '1GB', '0x1B', '1.5MB', '1constructor'])('%j is no size', (text) =>
  expect(parseSize(text)).toBeUndefined(),
);

test('any number keeps its value', () => {
  fc.assert(
    fc.property(fc.nat(999_999_999), (amount) => {
      expect(parseDuration(`${amount}ms`)).toBe(amount);
      expect(parseSize(`${amount}KB`)).toBe(amount * 1024);
    }),
  );
});
