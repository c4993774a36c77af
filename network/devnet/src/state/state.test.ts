import fc from 'fast-check';
import { byteKey, textOf } from '@oneplusn/channel';
import { StateStore } from './store';
import { StateView } from './view';

const value = (content: string): Uint8Array => Buffer.from(content);
const origin = { txId: 't', timestamp: { seconds: 1, nanos: 0 } };

describe('a store', () => {
  /** One write to one of a few keys, or a deletion. */
  const write = fc.record({ key: fc.constantFrom('a', 'b', 'b0', 'c', '中'), value: fc.option(fc.string()) });
  const blocks = fc.array(fc.array(write, { maxLength: 4 }), { maxLength: 8 });

  it('shows at each height what a plain map held then', () => {
    fc.assert(
      fc.property(blocks, fc.constantFrom('', 'a', 'b'), fc.constantFrom('', 'b1', 'c'), (history, start, end) => {
        const store = new StateStore();
        const maps = [new Map<string, string>()];
        history.forEach((writes, block) => {
          const next = new Map(maps.at(-1));
          writes.forEach(({ key, value: content }, tx) => {
            store.put('ns', byteKey(key), { block, tx, value: content === null ? undefined : value(content), origin });
            if (content === null) next.delete(key);
            else next.set(key, content);
          });
          maps.push(next);
        });
        maps.forEach((map, height) => {
          const view = new StateView(store, height);
          for (const key of ['a', 'b', 'b0', 'c', '中']) {
            const found = view.get('ns', byteKey(key))?.value;
            expect(found && Buffer.from(found).toString()).toBe(map.get(key));
          }
          const cursor = view.range('ns', byteKey(start), byteKey(end));
          const keys: string[] = [];
          for (let next = cursor.next(); next !== undefined; next = cursor.next()) keys.push(textOf(next.key));
          const expected = [...map.keys()].filter((key) => key >= start && (end === '' || key < end)).sort();
          expect(keys).toEqual(expected);
        });
      }),
    );
  });

  it('walks on undisturbed while others write', () => {
    const store = new StateStore();
    for (let index = 0; index < 1000; index++) store.put('ns', `k${index}`, { block: 0, tx: index, value: value('x') });
    const cursor = new StateView(store, 1).range('ns', '', '');
    let count = 0;
    for (let found = cursor.next(); found !== undefined; found = cursor.next()) {
      count++;
      store.put('ns', `k${count}a`, { block: 1, tx: count, value: value('new') });
      store.put('ns', found.key, { block: 1, tx: count, value: undefined });
    }
    expect(count).toBe(1000);
  });

  it('goes back to a snapshot, again and again', () => {
    const store = new StateStore();
    store.put('ns', 'k', { block: 0, tx: 0, value: value('1') });
    const snapshot = store.snapshot();
    for (const content of ['2', '3']) {
      store.put('ns', 'k', { block: 1, tx: 0, value: value(content) });
      store.put('other', 'x', { block: 1, tx: 1, value: value(content) });
      store.restore(snapshot);
      expect(Buffer.from(store.newest('ns', 'k')?.value ?? []).toString()).toBe('1');
      expect(store.newest('other', 'x')).toBeUndefined();
    }
  });

  it('lists a history newest first, without changes of metadata', () => {
    const store = new StateStore();
    store.put('ns', 'k', { block: 0, tx: 0, value: value('1'), origin: { ...origin, txId: 'first' } });
    store.put('ns', 'k', { block: 1, tx: 0, value: value('1'), metadata: new Map() });
    store.put('ns', 'k', { block: 1, tx: 1, value: undefined, origin: { ...origin, txId: 'last' } });
    const history = [...new StateView(store, 2).history('ns', 'k')].map((entry) => entry.origin.txId);
    expect(history).toEqual(['last', 'first']);
    expect([...new StateView(store, 1).history('ns', 'k')]).toHaveLength(1);
  });

  it('lets one peer hold another value, under the true version', () => {
    const store = new StateStore();
    store.put('ns', 'k', { block: 3, tx: 2, value: value('true') });
    const tampered = new StateView(store, 9, new Map([['ns', new Map([['k', value('false')]])]]));
    expect(Buffer.from(tampered.get('ns', 'k')?.value ?? []).toString()).toBe('false');
    expect(tampered.get('ns', 'k')).toMatchObject({ block: 3, tx: 2 });
    expect(tampered.range('ns', '', '').next()?.version.value).toEqual(value('false'));
  });
});
