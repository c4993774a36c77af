import { LedgerError, errors } from '@oneplusn/api';
import fc from 'fast-check';
import { decrypt, encrypt, type Spot } from './cipher';
import { parseVaultKeys } from './key-file';
import { keyRing } from './ring';

const hex = (fill: string): string => fill.repeat(64).slice(0, 64);
const fileOf = (...keys: { id: string; secret: string }[]): string => JSON.stringify({ keys });
const ringOf = (secret: string, id = 'k-1') => keyRing(parseVaultKeys(fileOf({ id, secret }))).current;

const key = ringOf(hex('0a'));
const spot: Spot = { channel: 'oneplusn', msp: 'MHRSS', key: 'vault~k-1~00', version: 3 };

describe('entries', () => {
  test('are read by their key at their place, and nowhere else', () => {
    const stored = encrypt(key, 'tx1', spot, '身份证号');
    expect(decrypt(key, spot, stored)).toEqual({ version: 3, text: '身份证号' });
    for (const other of [{ channel: 'other' }, { msp: 'GD' }, { key: 'vault~k-1~01' }])
      expect(decrypt(key, { ...spot, ...other }, stored)).toBeUndefined();
    expect(decrypt(ringOf(hex('0b')), spot, stored)).toBeUndefined();
    expect(decrypt(key, spot, stored.replace('3.', '2.'))).toBeUndefined();
  });

  test('are the same bytes for the same transaction, and others for another', () => {
    expect(encrypt(key, 'tx1', spot, 'x')).toBe(encrypt(ringOf(hex('0a')), 'tx1', spot, 'x'));
    expect(encrypt(key, 'tx1', spot, 'x')).not.toBe(encrypt(key, 'tx2', spot, 'x'));
    expect(encrypt(key, 'tx1', spot, 'x')).not.toBe(encrypt(key, 'tx1', { ...spot, key: 'vault~k-1~01' }, 'x'));
  });

  test('hold any text, and show nothing of it', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', minLength: 6 }),
        fc.integer({ min: 1, max: 999_999 }),
        (text, version) => {
          const written = text.toWellFormed();
          const stored = encrypt(key, 'tx', { ...spot, version }, written);
          expect(decrypt(key, spot, stored)).toEqual({ version, text: written });
          expect(Buffer.from(stored.split('.')[2]!, 'base64url').includes(written)).toBe(false);
        },
      ),
    );
  });

  test('altered in any bit they are none', () => {
    const stored = encrypt(key, 'tx1', spot, '张三');
    const [version = '', nonce = '', sealed = ''] = stored.split('.');
    const flipped = (text: string, bit: number): string => {
      const bytes = Buffer.from(text, 'base64url');
      bytes[bit >> 3]! ^= 1 << (bit & 7);
      return bytes.toString('base64url');
    };
    for (let bit = 0; bit < Buffer.from(sealed, 'base64url').length * 8; bit += 1)
      expect(decrypt(key, spot, [version, nonce, flipped(sealed, bit)].join('.'))).toBeUndefined();
    for (let bit = 0; bit < 96; bit += 1)
      expect(decrypt(key, spot, [version, flipped(nonce, bit), sealed].join('.'))).toBeUndefined();
    for (const nonsense of ['', '.', '{}', '3', stored.slice(0, -1), `${stored}A`, `0${stored}`, ` ${stored}`])
      expect(decrypt(key, spot, nonsense)).toBeUndefined();
  });
});

describe('keys', () => {
  test('give other names, nonces and checks, each for its use alone', () => {
    const other = ringOf(hex('0b'));
    expect(other.nameOf(['record', 'a', 'b'])).not.toBe(key.nameOf(['record', 'a', 'b']));
    expect(other.check).not.toBe(key.check);
    const derived = [key.check, key.nameOf([]), Buffer.from(key.encryption).toString('hex'), hex('0a')];
    expect(new Set(derived).size).toBe(4);
  });

  test.each([
    ['no JSON', 'secret', '$'],
    ['a list', '[]', 'keys'],
    ['no keys', '{"keys":[]}', 'keys'],
    ['something more', JSON.stringify({ keys: [{ id: 'k', secret: hex('0a') }], more: 1 }), 'more'],
    ['a short secret', fileOf({ id: 'k', secret: 'ab' }), 'keys.0.secret'],
    ['capitals', fileOf({ id: 'k', secret: hex('0A') }), 'keys.0.secret'],
    ['a bad id', fileOf({ id: 'K 1', secret: hex('0a') }), 'keys.0.id'],
    ['one id twice', fileOf({ id: 'k', secret: hex('0a') }, { id: 'k', secret: hex('0b') }), 'keys.id'],
    ['one secret twice', fileOf({ id: 'k', secret: hex('0a') }, { id: 'j', secret: hex('0a') }), 'keys.secret'],
  ])('are not read from a file with %s', (_, text, where) => {
    let error: unknown;
    try {
      parseVaultKeys(text);
    } catch (thrown) {
      error = thrown;
    }
    expect(error).toBeInstanceOf(LedgerError);
    expect(error).toMatchObject({ code: errors.vault.badKeyFile.code, args: { problem: where } });
    expect((error as LedgerError).message).not.toContain(hex('0a'));
  });
});

/**
 * Whoever changes one of these loses what every authority has encrypted: another form needs another word in the place
 * of `oneplusn vault 1`, and both to be read.
 */
describe('what was encrypted once is read for ever', () => {
  const kept = ringOf('0123456789abcdef'.repeat(4));
  const at = { channel: 'oneplusn', msp: 'MHRSS', key: 'vault key' };
  const stored = '1.yOydpBaC-R771wby.z9kypTrk-Y6yio6IwsXjJZn49X_9mg';
  const shown = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');

  test('a key gives the same keys and names', () => {
    expect(shown(kept.encryption)).toBe('416b440a370b7973f0126ce4804e2a22e4a2acb45ff64626d548ef4eaafb19a2');
    expect(kept.check).toBe('58c4408ca1e15b949d58f8efcda09eed884f5581c61f20fd988ecbb304481b97');
    expect(kept.nameOf(['record', 'x'])).toBe('03a47f0fb3e6ae8bb99f4fdb817962d9ea72c645e3252277e85ad8555b825634');
    expect(shown(kept.nonceFor('tx', at.key))).toBe('c8ec9da41682f91efbd706f2');
    const { publicKey } = kept.disclosure();
    expect(shown(publicKey)).toBe('b4557745ba6bf8279d447124109f4ca7f555afabe44e4ce4bedcb7914df2a671');
  });

  test('an entry is the same, and is read', () => {
    expect(encrypt(kept, 'tx', { ...at, version: 1 }, '参保')).toBe(stored);
    expect(decrypt(kept, at, stored)).toEqual({ version: 1, text: '参保' });
    // Nothing may stand behind it.
    expect(decrypt(kept, at, `${stored}.`)).toBeUndefined();
  });
});
