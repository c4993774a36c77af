import type { access } from '@oneplusn/api';
import fc from 'fast-check';
import { nameFact, sealersOf } from './parties';

const msp = fc.stringMatching(/^[A-Za-z](?:[A-Za-z0-9.-]{0,8}[A-Za-z0-9])?$/);
const hex = fc.stringMatching(/^[0-9a-f]{16}$/);
const letter = fc.constantFrom('o', 'r', 'g');

function opening(id: string, provider: string, requester: string): access.Opening {
  return {
    ...{ id, provider, requester, actor: `${requester}/li`, state: 'allowed', dataset: `${provider}/insured` },
    ...{ fields: { name: 'whole' }, purpose: 'licence.review', records: 1, keys: '0'.repeat(64) },
    ...{ at: '2026-01-01T00:00:00.000Z', txId: 'x' },
  };
}

test('most facts are sealed by their owner alone, under their own id', () => {
  const department = { id: 'GD/hrss', path: 'hrss', name: { zh: '人社厅' }, state: 'active' as const };
  expect(sealersOf('department', 'GD/hrss', department)).toEqual(['GD']);
  expect(sealersOf('department', 'ZJ/hrss', department)).toBeUndefined();
  expect(
    sealersOf('authority', 'NDRC/gd', { msp: 'GD', name: { zh: '广东' }, kind: 'province', state: 'active' }),
  ).toEqual(['NDRC']);
});

test('what is no value at all has no sealers', () => {
  for (const value of [null, 0, 'x', true]) expect(sealersOf('department', 'GD/hrss', value as never)).toBeUndefined();
  for (const value of [{}, { id: 'P/o-x' }, [], { requester: 1, actor: 2 }]) {
    expect(sealersOf('opening', 'P/o-0000000000000000', value as never)).toBeUndefined();
  }
});

test('an opening is sealed by provider and requester', () => {
  fc.assert(
    fc.property(msp, msp, hex, (provider, requester, digits) => {
      const id = nameFact(provider, requester, 'o', digits);
      const expected = provider === requester ? [provider] : [provider, requester];
      expect(sealersOf('opening', id, opening(id, provider, requester))).toEqual(expected);
    }),
  );
});

test('nobody puts another requester’s opening in the place of one, nor one without its provider', () => {
  fc.assert(
    fc.property(msp, msp, msp, hex, (provider, requester, other, digits) => {
      fc.pre(other.toLowerCase() !== requester.toLowerCase());
      const id = nameFact(provider, requester, 'o', digits);
      expect(sealersOf('opening', id, opening(id, provider, other))).toBeUndefined();
      if (other !== provider) expect(sealersOf('opening', id, opening(id, other, requester))).toBeUndefined();
      const foreign = { ...opening(id, provider, requester), actor: `${other}/li` };
      expect(sealersOf('opening', id, foreign)).toBeUndefined();
    }),
  );
});

test('ids name the owner, and the maker where it is another', () => {
  expect(nameFact('GD', 'GD', 'r', '4f1a09c2d37b51e8')).toBe('GD/r-4f1a09c2d37b51e8');
  expect(nameFact('MHRSS', 'GD', 'o', '4f1a09c2d37b51e8')).toBe('MHRSS/o-gd-4f1a09c2d37b51e8');
  fc.assert(
    fc.property(msp, msp, msp, letter, hex, (owner, a, b, first, digits) => {
      fc.pre(a.toLowerCase() !== b.toLowerCase());
      expect(nameFact(owner, a, first, digits)).not.toBe(nameFact(owner, b, first, digits));
    }),
  );
});
