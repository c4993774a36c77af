import { evaluate, submit } from '../case';
import { op, type Operation } from '../chaincode/operations';
import { scenario, type Group, type Key } from './group';

const five = (key: Key) => ['a', 'b', 'c', 'd', 'e'].map((name) => op.put(key(name), `value ${name}`));
const composites = (key: Key) => [
  op.putComposite('1', key('type'), 'x', '1'),
  op.putComposite('2', key('type'), 'x', '2'),
  op.putComposite('3', key('type'), 'y', '1'),
  op.putComposite('4', key('type'), 'x'),
];

/** What is read of five keys, a to e. */
const looks: readonly (readonly [string, (key: Key) => readonly Operation[]])[] = [
  ['a key', (key) => [op.get(key('c'))]],
  ['a key that is not there', (key) => [op.get(key('q'))]],
  ['all of them', (key) => [op.range(key(''), key('~'))]],
  ['a range without its end', (key) => [op.range(key('b'), key('d'))]],
  ['a range of one', (key) => [op.range(key('b'), key('b!'))]],
  ['a range that is empty', (key) => [op.range(key('x'), key('y'))]],
  ['a range from a key to itself', (key) => [op.attempt(op.range(key('b'), key('b')))]],
  ['a range the wrong way round', (key) => [op.attempt(op.range(key('d'), key('b')))]],
  ['the first two of a range', (key) => [op.part(key('a'), key('~'), 2)]],
  ['none of a range', (key) => [op.part(key('a'), key('~'), 0)]],
  ['a range twice', (key) => [op.range(key('a'), key('c')), op.range(key('a'), key('c'))]],
  ['ranges that overlap', (key) => [op.range(key('a'), key('c')), op.range(key('b'), key('e'))]],
  ['a page of two', (key) => [op.page(key('a'), key('~'), 2)]],
  ['a page of five', (key) => [op.page(key('a'), key('~'), 5)]],
  ['a page of fifty', (key) => [op.page(key('a'), key('~'), 50)]],
  ['the page after the first', (key) => [op.page(key('a'), key('~'), 2, key('c'))]],
  ['the page after the last', (key) => [op.page(key('a'), key('~'), 2, key('~'))]],
  ['a page by a bookmark before its range', (key) => [op.page(key('c'), key('~'), 2, key('a'))]],
  ['a page of none', (key) => [op.attempt(op.page(key('a'), key('~'), 0))]],
  ['a page of less than none', (key) => [op.attempt(op.page(key('a'), key('~'), -1))]],
  ['a page that is empty', (key) => [op.page(key('x'), key('y'), 3)]],
  ['a key and a range around it', (key) => [op.get(key('b')), op.range(key('a'), key('d'))]],
  ['the empty key', () => [op.attempt(op.get(''))]],
  ['the policy of a key without one', (key) => [op.getPolicy(key('a')), op.getPolicy(key('q'))]],
  ['the history of a key that is not there', (key) => [op.history(key('q'))]],
  ['the history of a key', (key) => [op.history(key('c'))]],
];

const compositeLooks: readonly (readonly [string, (type: string) => readonly Operation[]])[] = [
  ['of a type', (type) => [op.composite(type)]],
  ['of a type and a part', (type) => [op.composite(type, 'x')]],
  ['of all parts', (type) => [op.composite(type, 'x', '1')]],
  ['of a part that is not there', (type) => [op.composite(type, 'z')]],
  ['of a part of a part', (type) => [op.composite(type, '')]],
  ['without a type', () => [op.attempt(op.composite(''))]],
  ['by pages', (type) => [op.compositePage(2, '', type, 'x')]],
  ['by the second page', (type) => [op.compositePage(2, `|${type}|x|2|`, type)]],
];

/** Reads after a transaction's own writes: they see the state as it was. */
const own: readonly (readonly [string, (key: Key) => readonly Operation[]])[] = [
  ['a key that it put', (key) => [op.put(key('a'), 'new'), op.get(key('a'))]],
  ['a key that it removed', (key) => [op.remove(key('a')), op.get(key('a'))]],
  ['a key that it created', (key) => [op.put(key('n'), 'new'), op.get(key('n'))]],
  ['a range that it wrote into', (key) => [op.put(key('n'), 'new'), op.remove(key('b')), op.range(key('a'), key('~'))]],
  ['a range before it wrote', (key) => [op.range(key('a'), key('c')), op.put(key('a'), 'new')]],
  ['a part of a range before it wrote', (key) => [op.part(key('a'), key('~'), 2), op.put(key('e'), 'new')]],
  ['a page before it wrote', (key) => [op.page(key('a'), key('~'), 2), op.put(key('a'), 'new')]],
  ['a page after it wrote', (key) => [op.put(key('a'), 'new'), op.page(key('a'), key('~'), 2)]],
  ['the policy that it set', (key) => [op.setPolicy(key('a'), 'Org1MSP'), op.getPolicy(key('a'))]],
  ['history and then wrote', (key) => [op.history(key('a')), op.put(key('a'), 'new')]],
  ['a range that is empty', (key) => [op.range(key('x'), key('y')), op.put(key('a'), 'new')]],
  [
    'the same key three times',
    (key) => [op.get(key('a')), op.get(key('a')), op.put(key('b'), 'new'), op.get(key('a'))],
  ],
  ['nothing, and wrote one key twice', (key) => [op.put(key('a'), '1'), op.put(key('a'), '2'), op.put(key('b'), '3')]],
  ['nothing, and put what it removed', (key) => [op.remove(key('a')), op.put(key('a'), '2')]],
  ['nothing, and removed what it put', (key) => [op.put(key('n'), '2'), op.remove(key('n'))]],
  ['nothing, and put an empty value', (key) => [op.put(key('a'), '')]],
  ['nothing, and removed what is not there', (key) => [op.remove(key('q'))]],
  ['nothing, and put under no key', () => [op.put('', 'nameless')]],
  [
    'a page while it wrote, in an attempt',
    (key) => [op.put(key('a'), 'n'), op.attempt(op.page(key('a'), key('~'), 2))],
  ],
  ['a composite key', (key) => [op.putComposite('v', key('t'), '1', '2'), op.composite(key('t'), '1')]],
  ['transient data, creator, authority', () => [op.transient('secret'), op.creator(), op.transactionId()]],
  ['a page, and wrote nothing', (key) => [op.page(key('a'), key('~'), 2)]],
  ['nothing at all', () => []],
];

const many = Array.from({ length: 130 }, (_, n) => String(n).padStart(3, '0'));

export const reads: Group = {
  name: 'reads',
  cases: [
    ...looks.map(([what, operations]) =>
      scenario(`reads: ${what}`, (key) => [submit('base', five(key)), evaluate(operations(key))]),
    ),
    ...compositeLooks.map(([what, operations]) =>
      scenario(`reads: composite keys ${what}`, (key) => [
        submit('base', composites(key)),
        evaluate(operations(key('type')), { by: 'Org2MSP' }),
      ]),
    ),
    ...own.map(([what, operations]) =>
      scenario(`reads: a transaction that read ${what}`, (key) => [
        submit('base', five(key)),
        submit('own', operations(key), { transient: { secret: 'whisper' } }),
        evaluate([op.range(key('a'), key('~')), op.history(key('a'))], { by: 'Org3MSP' }),
      ]),
    ),
    scenario('reads: a range of more than a hundred', (key) => [
      submit(
        'base',
        many.map((name) => op.put(key(name), name)),
      ),
      evaluate([op.range(key(''), key('~')), op.page(key(''), key('~'), 120)]),
      submit('counted', [op.range(key(''), key('~')), op.put(key('total'), '130')]),
      submit('partly', [op.part(key(''), key('~'), 110), op.put(key('some'), '110')]),
    ]),
  ],
};
