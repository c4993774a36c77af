import fc from 'fast-check';
import { addressIn, addressText } from './address';

test.each([
  ['peer0.gd.example:7051', 'peer0.gd.example', 7051],
  ['localhost:1', 'localhost', 1],
  ['10.0.0.7:65535', '10.0.0.7', 65_535],
  ['[::1]:7051', '::1', 7051],
  ['[2001:db8::7]:443', '2001:db8::7', 443],
  ['[::ffff:10.0.0.7]:7051', '::ffff:10.0.0.7', 7051],
])('%s', (text, host, port) => {
  expect(addressIn(text)).toEqual({ host, port });
  expect(addressText({ host, port })).toBe(text);
});

test.each([
  '',
  'localhost',
  'localhost:',
  ':7051',
  'localhost:0',
  'localhost:65536',
  'localhost:70a',
  '::1:7051',
  '[::1]',
  '[::1]7051',
  '[localhost]:7051',
  'grpcs://localhost:7051',
  'localhost:7051/',
  'li@localhost:7051',
  'local host:7051',
])('%j is no address', (text) => {
  expect(addressIn(text)).toBeUndefined();
});

test('every address is read as it was written', () => {
  fc.assert(
    fc.property(fc.oneof(fc.domain(), fc.ipV4(), fc.ipV6()), fc.integer({ min: 1, max: 65_535 }), (host, port) => {
      expect(addressIn(addressText({ host, port }))).toEqual({ host, port });
    }),
  );
});
