import { parseVaultKeys } from '../../vault/key-file';
import { keyRing, type KeyRing } from '../../vault/ring';
import { disclosureOver } from './disclosure';

const ringOf = (...secrets: string[]): KeyRing =>
  keyRing(parseVaultKeys(JSON.stringify({ keys: secrets.map((secret, n) => ({ id: `k-${n}`, secret })) })));

const first = '0123456789abcdef'.repeat(4);
const own = disclosureOver('oneplusn', ringOf(first));
const [key = '', salt, place] = [own.key, '00'.repeat(32), ['place', 'x']];
/** As it was sealed when the form was settled: what stands on a ledger is opened for ever. */
const settled = 'DMknvDZSJniq_T-oz-K-uIIS-5nrO8uqhzaEG-UdMgK6WVZmc3Q7dOUwNd9-YH51-4gAHqYO';

test('the same is sealed to the same bytes, as ever, and opened', () => {
  expect(own.seal(key, salt, place, '参保')).toBe(settled);
  expect(own.open(place, settled)).toBe('参保');
});

test('it opens for its channel, place and key alone; an earlier key of the same service opens it too', () => {
  expect(own.open(['place', 'y'], settled)).toBeUndefined();
  expect(disclosureOver('regional', ringOf(first)).open(place, settled)).toBeUndefined();
  expect(disclosureOver('oneplusn', ringOf('ab'.repeat(32))).open(place, settled)).toBeUndefined();
  expect(disclosureOver('oneplusn', ringOf('ab'.repeat(32), first)).open(place, settled)).toBe('参保');
  expect(disclosureOver('oneplusn', undefined).open(place, settled)).toBeUndefined();
});

test('each key that seals serves one text: another text, place, channel or receiver has another', () => {
  const other = disclosureOver('oneplusn', ringOf('ab'.repeat(32)));
  const sealed = [
    own.seal(key, salt, place, '参保'),
    own.seal(key, salt, place, '退保'),
    own.seal(key, salt, ['place', 'y'], '参保'),
    own.seal(other.key ?? '', salt, place, '参保'),
    own.seal(key, '01'.repeat(32), place, '参保'),
    disclosureOver('regional', ringOf(first)).seal(key, salt, place, '参保'),
  ];
  // The public half of the key that sealed stands first: 32 bytes.
  expect(new Set(sealed.map((each) => each?.slice(0, 42))).size).toBe(sealed.length);
});

test('to what is no key nothing is sealed', () => {
  for (const none of ['', '00'.repeat(32), 'no key']) expect(own.seal(none, salt, place, '参保')).toBeUndefined();
});
