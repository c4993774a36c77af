import fc from 'fast-check';
import { nearest } from './near';

const fields = ['name', 'channel', 'committee', 'authorities', 'orderers', 'consensus', 'batch', 'chaincode'];

test.each([
  ['orderer', 'orderers'],
  ['chanel', 'channel'],
  ['authorites', 'authorities'],
  ['Name', 'name'],
  ['concensus', 'consensus'],
])('%s stands for %s', (word, meant) => expect(nearest(word, fields)).toBe(meant));

test.each(['colour', 'x', '', 'peers'])('%j stands for none of them', (word) =>
  expect(nearest(word, fields)).toBeUndefined(),
);

test('a word of the list stands for itself, with one letter more too', () => {
  fc.assert(
    fc.property(fc.constantFrom(...fields), fc.nat(10), fc.constantFrom('x', 'q', '_'), (field, at, letter) => {
      expect(nearest(field, fields)).toBe(field);
      expect(nearest(field.slice(0, at) + letter + field.slice(at), fields)).toBe(field);
    }),
  );
});
