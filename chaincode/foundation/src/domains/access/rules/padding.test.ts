import fc from 'fast-check';
import { paddedTo, unpadded } from './padding';

const sealedText = (keys: readonly string[], salt = '0a'.repeat(32)) => JSON.stringify({ keys, salt });

test('ordinary keys and salts of any length give the length that their number gives', () => {
  const digits = fc.stringMatching(/^[0-9A-Z]{1,28}$/);
  fc.assert(
    fc.property(fc.array(digits, { minLength: 1, maxLength: 30 }), fc.integer({ min: 16, max: 64 }), (keys, bytes) => {
      const text = paddedTo(keys.length, sealedText(keys, 'ab'.repeat(bytes)));
      expect(text).toHaveLength(32 * (keys.length + 5));
      expect(JSON.parse(unpadded(text))).toEqual({ keys, salt: 'ab'.repeat(bytes) });
    }),
  );
});

test('long keys take twice as much each, or four times, and come back as they were', () => {
  for (const [length, each] of [
    [40, 64],
    [100, 128],
    [256, 512],
  ] as const) {
    const text = sealedText(Array.from({ length: 50 }, () => '键'.repeat(length / 4) + ' '));
    const padded = paddedTo(50, text);
    expect(Buffer.byteLength(padded) % (50 + 5)).toBe(0);
    expect(Buffer.byteLength(padded) / 55).toBeLessThanOrEqual(each);
    expect(unpadded(padded)).toBe(text);
  }
});
