import { ledger } from '@hyperledger/fabric-protos';
import fc from 'fast-check';
import { byteKey, hashedNamespace, policyName, privateNamespace, readSets } from '@oneplusn/channel';
import { StateStore } from '../state/store';
import { StateView } from '../state/view';
import { Simulator } from './simulator';
import { sha256 } from './write-set';

const bytes = (text: string): Uint8Array => Buffer.from(text);
const hashKey = (key: string): string => Buffer.from(sha256(bytes(key))).toString('latin1');

describe('a simulated call', () => {
  const state = new StateStore();
  const privates = new StateStore();
  const policy = bytes('policy');
  state.put('cc', 'a', { block: 3, tx: 1, value: bytes('1') });
  state.put('cc', 'b', { block: 4, tx: 0, value: bytes('2'), metadata: new Map([[policyName, policy]]) });
  state.put('cc', 'gone', { block: 4, tx: 1, value: undefined });
  state.put(hashedNamespace('cc', 'col'), hashKey('p'), { block: 5, tx: 0, value: sha256(bytes('secret')) });
  privates.put(privateNamespace('cc', 'col'), 'p', { block: 5, tx: 0, value: bytes('secret') });
  state.put(hashedNamespace('cc', 'col'), hashKey('lost'), { block: 5, tx: 1, value: sha256(bytes('x')) });

  const simulator = (): Simulator =>
    new Simulator('tx1', new StateView(state, 9), {
      check: (chaincode, collection) => {
        if (collection !== 'col') throw new Error(`no ${collection} in ${chaincode}`);
      },
      view: new StateView(privates, 9),
    });

  it('does not see what it wrote', () => {
    const call = simulator();
    call.put('cc', 'a', bytes('9'));
    call.putPrivate('cc', 'col', 'p', bytes('9'));
    expect(call.get('cc', 'a')).toEqual(bytes('1'));
    expect(call.getPrivate('cc', 'col', 'p')).toEqual(bytes('secret'));
  });

  it('notes the version of what it read, also of what is not there', () => {
    const call = simulator();
    for (const key of ['b', 'a', 'gone', 'never']) call.get('cc', key);
    const [sets] = readSets(call.finish().results);
    expect(sets?.reads).toEqual([
      { key: 'a', version: { block: 3, tx: 1 } },
      { key: 'b', version: { block: 4, tx: 0 } },
      { key: 'gone', version: undefined },
      { key: 'never', version: undefined },
    ]);
  });

  it('writes each key once, the last value, sorted by bytes; an empty value deletes', () => {
    const key = fc.string({ unit: 'binary', maxLength: 4 });
    fc.assert(
      fc.property(fc.array(fc.tuple(key, fc.string({ maxLength: 3 }))), (writes) => {
        const call = simulator();
        for (const [at, value] of writes) call.put('cc', at, bytes(value));
        const [sets] = readSets(call.finish().results);
        const expected = [...new Map(writes)].map(([at, value]) => ({ key: byteKey(at), value }));
        expected.sort((one, other) => (one.key < other.key ? -1 : 1));
        expect(sets?.writes.map((write) => [write.key, Buffer.from(write.value ?? []).toString()]) ?? []).toEqual(
          expected.map(({ key: at, value }) => [at, value]),
        );
        expect(sets?.writes.every(({ value }) => value === undefined || value.length > 0) ?? true).toBe(true);
      }),
    );
  });

  it('puts hashes of private writes into the public set, and the plain values beside it', () => {
    const call = simulator();
    call.putPrivate('cc', 'col', 'k', bytes('v'));
    call.putPrivate('cc', 'col', 'd', undefined);
    call.putPrivate('cc', 'col', 'u', undefined, true);
    const { results, privateData } = call.finish();
    const collection = readSets(results)[0]?.collections[0];
    expect(collection?.writes).toEqual([
      { key: hashKey('d'), value: undefined, purge: false },
      { key: hashKey('k'), value: new Uint8Array(sha256(bytes('v'))), purge: false },
      { key: hashKey('u'), value: undefined, purge: true },
    ]);
    expect(Buffer.from(results).includes('secret')).toBe(false);
    const plain = privateData?.getNsPvtRwsetList()[0]?.getCollectionPvtRwsetList()[0]?.getRwset_asU8() ?? bytes('');
    expect(Buffer.from(sha256(plain)).equals(collection?.privateHash ?? bytes(''))).toBe(true);
    const writes = ledger.rwset.kvrwset.KVRWSet.deserializeBinary(plain).getWritesList();
    expect(writes.map((write) => [write.getKey(), write.getIsDelete()])).toEqual([
      ['d', true],
      ['k', false],
      ['u', true],
    ]);
  });

  it('refuses private values that do not match the ledger, or are not here', () => {
    expect(() => simulator().getPrivate('cc', 'col', 'lost')).toThrow(
      'private data matching public hash version is not available. ' +
        'Public hash version = {BlockNum: 5, TxNum: 1}, Private data version = <nil>',
    );
    expect(simulator().getPrivate('cc', 'col', 'never')).toBeUndefined();
    expect(simulator().getPrivateHash('cc', 'col', 'lost')).toEqual(sha256(bytes('x')));
    expect(() => simulator().getPrivate('cc', 'other', 'p')).toThrow('no other in cc');
  });

  it('takes no writes after a page or a private query, and none of these after a write', () => {
    const after = 'txid [tx1]: unsuppored transaction. ';
    const paged = simulator();
    paged.range('cc', '', '', 5);
    expect(() => paged.put('cc', 'x', bytes('y'))).toThrow(
      `${after}Transaction has already performed a paginated query. Writes are not allowed`,
    );
    const queried = simulator();
    queried.privateRange('cc', 'col', '', '');
    expect(() => queried.putPrivate('cc', 'col', 'x', bytes('y'))).toThrow(
      `${after}Transaction has already performed queries on pvt data. Writes are not allowed`,
    );
    const written = simulator();
    written.putMetadata('cc', 'a', new Map());
    expect(() => written.range('cc', '', '', 5)).toThrow(
      `${after}Paginated queries are supported only in a read-only transaction`,
    );
    expect(() => written.privateRange('cc', 'col', '', '')).toThrow(
      `${after}Queries on pvt data is supported only in a read-only transaction`,
    );
  });

  it('says of a range how far it was walked', () => {
    const infos = (limit: number | undefined) => {
      const call = simulator();
      const range = call.range('cc', 'a', 'z');
      for (let count = 0; count !== limit && range.next() !== undefined; count++);
      const [info] = readSets(call.finish().results)[0]?.ranges ?? [];
      return [info?.getEndKey(), info?.getItrExhausted(), info?.getRawReads()?.getKvReadsList().length];
    };
    expect(infos(1)).toEqual(['a', false, 1]);
    expect(infos(2)).toEqual(['b', false, 2]);
    expect(infos(undefined)).toEqual(['z', true, 2]);
    expect(infos(0)).toEqual(['', false, undefined]);
  });

  it('keeps the first of two equal ranges', () => {
    const call = simulator();
    for (let count = 0; count < 2; count++) {
      const range = call.range('cc', 'a', 'z');
      while (range.next() !== undefined);
    }
    expect(readSets(call.finish().results)[0]?.ranges).toHaveLength(1);
  });

  it('tells which policies the keys it wrote have', () => {
    const call = simulator();
    call.put('cc', 'b', bytes('x'));
    call.put('cc', 'a', bytes('x'));
    call.getPrivate('cc', 'col', 'p');
    expect(call.touched.writes.get('cc')?.get('')).toEqual(
      new Map([
        ['b', policy],
        ['a', undefined],
      ]),
    );
    expect([...(call.touched.privateReads.get('cc') ?? [])]).toEqual(['col']);
  });
});
