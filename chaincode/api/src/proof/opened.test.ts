import fc from 'fast-check';
import { isOpened, openedKeys } from './opened';

const salt = '0a'.repeat(32);

/** Worked out by a program of its own: HMAC, SHA-256 and RFC 6962 trees over sorted JSON. These never change. */
test('an opening keeps its commitment to keys', () => {
  expect(openedKeys(['a'], salt).root).toBe('ebe40081d4f919c3a4d605cfd1d2c6e1ea4296dd2e4cc5b46a5a4031a3e181c7');
  expect(openedKeys(['a', 'b', 'c'], salt).root).toBe(
    'db71f7dacb24ef1a96020e00157b4e66b6652e9b1114f2f16bbcedf666558030',
  );
});

test('each key is proved alone, and no other, nowhere else', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.string({ minLength: 1 }), { minLength: 1, maxLength: 40 }),
      fc.nat(),
      (keys, some) => {
        const { root, proofOf } = openedKeys(keys, salt);
        const opening = { keys: root, records: keys.length };
        const at = some % keys.length;
        const proof = proofOf(at);
        expect(proof).toMatchObject({ key: keys[at], at, of: keys.length });
        expect(isOpened(proof, opening)).toBe(true);
        expect(isOpened({ ...proof, key: `${proof.key}x` }, opening)).toBe(false);
        expect(isOpened({ ...proof, at: at + 1 }, opening)).toBe(false);
        expect(isOpened(proof, { ...opening, records: keys.length + 1 })).toBe(false);
        expect(isOpened({ ...proof, of: keys.length + 1 }, { ...opening, records: keys.length + 1 })).toBe(false);
        expect(isOpened(proof, { ...opening, keys: '00'.repeat(32) })).toBe(false);
        for (const [place, key] of keys.entries())
          if (place !== at && key.length > 4) expect(JSON.stringify(proof.others)).not.toContain(key);
      },
    ),
  );
});

test('no two openings are alike: by salt, order, number, or keys', () => {
  const roots = [
    openedKeys(['a', 'b'], salt),
    openedKeys(['b', 'a'], salt),
    openedKeys(['ab'], salt),
    openedKeys(['a', 'b'], '0b'.repeat(32)),
  ].map(({ root }) => root);
  expect(new Set(roots).size).toBe(4);
});

test('salts of two places tell nothing of one another', () => {
  const { proofOf } = openedKeys(['a', 'b'], salt);
  expect(new Set([proofOf(0).salt, proofOf(1).salt, salt]).size).toBe(3);
});
