import { allTransactions, namedSigners, transactions } from '@oneplusn/api';
import fc from 'fast-check';
import { SdkError } from '../errors/sdk-error';
import { sdkErrors } from '../errors/table';
import { Witnesses, admitsWitnesses } from './signers';

const parties = { caller: 'GD', committee: 'COM' };
const all = ['COM', 'MHRSS', 'GD', 'ZJ'];
const { access, records, review, catalog } = transactions;

test('owners are read off the ids in the input', () => {
  const input = { dataset: 'MHRSS/insured' };
  expect([...namedSigners(access.open, input, parties)]).toEqual(['GD', 'MHRSS']);
  expect([...namedSigners(records.read, { opening: 'MHRSS/o-1' }, parties)]).toEqual(['MHRSS']);
  expect([...namedSigners(review.file, {}, parties)]).toEqual(['GD', 'COM']);
});

test('nobody but the two parties is ever asked where there is transient data', () => {
  for (const transaction of allTransactions) {
    if (transaction.transient === undefined) continue;
    expect(admitsWitnesses(transaction)).toBe(false);
    const input = { dataset: 'MHRSS/insured', opening: 'MHRSS/o-1' };
    const { authorities, witnesses } = new Witnesses(all).choose({ transaction, input }, parties, 2);
    expect(witnesses).toEqual([]);
    expect(['GD', 'MHRSS']).toEqual(expect.arrayContaining([...authorities]));
  }
});

test('as many sign as the network asks for, each once, whoever calls', () => {
  fc.assert(
    fc.property(fc.constantFrom(...all), fc.integer({ min: 1, max: 4 }), fc.nat(3), (caller, needed, first) => {
      const chosen = new Witnesses(all, first).choose(
        { transaction: catalog.publish, input: {} },
        { caller, committee: 'COM' },
        needed,
      );
      expect(chosen.authorities).toContain(caller);
      expect(chosen.authorities).toHaveLength(needed);
      expect(new Set(chosen.authorities).size).toBe(needed);
      expect(chosen.witnesses).not.toContain(caller);
    }),
  );
});

test('a witness stands in where two parties are one authority', () => {
  const own = new Witnesses(all, 0).choose(
    { transaction: access.request, input: { dataset: 'GD/permits' } },
    parties,
    2,
  );
  expect(own.authorities).toHaveLength(2);
  expect(own.witnesses).toHaveLength(1);
});

test('but never for transient data: then nobody signs, and the caller is told', () => {
  const attempt = () =>
    new Witnesses(all).choose({ transaction: access.open, input: { dataset: 'GD/permits' } }, parties, 2);
  expect(attempt).toThrow(SdkError);
  try {
    attempt();
  } catch (error) {
    expect((error as SdkError).is(sdkErrors.noWitness)).toBe(true);
  }
});

test('the work goes round', () => {
  const witnesses = new Witnesses(all, 0);
  const picked = Array.from(
    { length: 30 },
    () => witnesses.choose({ transaction: catalog.publish, input: {} }, parties, 2).witnesses[0],
  );
  for (const msp of ['COM', 'MHRSS', 'ZJ']) expect(picked.filter((each) => each === msp).length).toBeGreaterThan(5);
});

test('one that did not answer rests, but is asked when nobody else is left', () => {
  const witnesses = new Witnesses(['GD', 'ZJ', 'MHRSS'], 0);
  witnesses.rest('ZJ');
  for (let call = 0; call < 5; call += 1) {
    expect(witnesses.choose({ transaction: catalog.publish, input: {} }, parties, 2).witnesses).toEqual(['MHRSS']);
  }
  witnesses.rest('MHRSS');
  expect(witnesses.choose({ transaction: catalog.publish, input: {} }, parties, 2).witnesses).toHaveLength(1);
});

test('within one call a failed witness is not asked again, a doubted one only at last', () => {
  const witnesses = new Witnesses(['ZJ', 'MHRSS'], 0);
  const seen = { failed: new Set<string>(), doubted: new Set(['ZJ']) };
  for (let call = 0; call < 4; call += 1) {
    expect(witnesses.choose({ transaction: catalog.publish, input: {} }, parties, 2, seen).witnesses).toEqual([
      'MHRSS',
    ]);
  }
  seen.failed.add('MHRSS');
  expect(witnesses.choose({ transaction: catalog.publish, input: {} }, parties, 2, seen).witnesses).toEqual(['ZJ']);
  seen.failed.add('ZJ');
  expect(() => witnesses.choose({ transaction: catalog.publish, input: {} }, parties, 2, seen)).toThrow('SDK-120');
});

test('who is suspended is not asked, whoever else fails; then nobody is left', () => {
  const witnesses = new Witnesses(['GD', 'ZJ', 'MHRSS'], 0);
  const seen = { failed: new Set<string>(), doubted: new Set(['MHRSS']), suspended: new Set(['ZJ']) };
  const choose = (transaction: (typeof allTransactions)[number] = catalog.publish) =>
    witnesses.choose({ transaction, input: {} }, parties, 2, seen).witnesses;
  for (let call = 0; call < 4; call += 1) expect(choose()).toEqual(['MHRSS']);
  seen.failed.add('MHRSS');
  expect(() => choose()).toThrow('SDK-120');
  // Otherwise nobody could put the motion that lets it act again.
  expect(choose(transactions.registry.propose)).toEqual(['ZJ']);
  seen.failed.delete('MHRSS');
  for (let call = 0; call < 4; call += 1) expect(choose(transactions.registry.propose)).toEqual(['MHRSS']);
});

test('a party of the call is asked although it is suspended: what it owns is its own to sign', () => {
  const seen = { failed: new Set<string>(), doubted: new Set<string>(), suspended: new Set(['MHRSS']) };
  const input = { dataset: 'MHRSS/insured' };
  const chosen = new Witnesses(all, 0).choose({ transaction: access.request, input }, parties, 2, seen);
  expect(chosen.authorities).toEqual(['GD', 'MHRSS']);
});
