import { evaluate, submit } from '../case';
import { op, type Operation } from '../chaincode/operations';
import { scenario, type Group, type Key } from './group';

const four = (key: Key) => ['a', 'b', 'c', 'd'].map((name) => op.put(key(name), name));
const composites = (key: Key) => ['1', '2', '3'].map((part) => op.putComposite(part, key('type'), part));

/** Pages of four keys, or of three composite ones. What plain pages give stands among the reads. */
const pages: readonly (readonly [string, (key: Key) => readonly Operation[]])[] = [
  ['of one', (key) => [op.page(key('a'), key('~'), 1)]],
  ['of one, then the next', (key) => [op.page(key('a'), key('~'), 1), op.page(key('a'), key('~'), 1, key('b'))]],
  ['of more than a query may give', (key) => [op.page(key('a'), key('~'), 200_000)]],
  ['of the largest number', (key) => [op.page(key('a'), key('~'), 2 ** 31 - 1)]],
  ['of none, by a bookmark', (key) => [op.attempt(op.page(key('a'), key('~'), 0, key('c')))]],
  ['by a bookmark of a key that is not there', (key) => [op.page(key('a'), key('~'), 2, key('bb'))]],
  ['by a bookmark that is its end', (key) => [op.page(key('a'), key('c'), 2, key('c'))]],
  ['by a bookmark beyond its end', (key) => [op.attempt(op.page(key('a'), key('b'), 2, key('d')))]],
  ['by a bookmark of another kind', (key) => [op.attempt(op.page(key('a'), key('~'), 2, '|other|'))]],
  ['of composite keys, by a plain bookmark', (key) => [op.attempt(op.compositePage(2, key('a'), key('type')))]],
  ['of composite keys, of none', (key) => [op.attempt(op.compositePage(0, '', key('type')))]],
  ['of composite keys, of another type', (key) => [op.compositePage(2, `|${key('type')}|2|`, key('other'))]],
];

export const limits: Group = {
  name: 'limits',
  alone: true,
  cases: [
    ...pages.map(([what, operations]) =>
      scenario(`limits: a page ${what}`, (key) => [
        submit('base', [...four(key), ...composites(key)]),
        evaluate(operations(key)),
        submit('counted', [...operations(key), op.event('counted', '')]),
      ]),
    ),
    scenario('limits: results of many megabytes', (key) => [
      evaluate([op.bytes(20_000_000)]),
      submit('large', [op.put(key('a'), '1'), op.bytes(2_000_000)]),
    ]),
    scenario('limits: arguments of many megabytes', (key) => [
      submit('large', [op.put(key('a'), '1')], { padding: 2_000_000 }),
    ]),
    scenario('limits: a request larger than a node takes', (key) => [
      evaluate([op.get(key('a'))], { padding: 32 * 1024 * 1024, endorsers: ['Org1MSP'] }),
      evaluate([op.get(key('a'))]),
    ]),
    scenario('limits: more calls at a time than a gateway takes', () => [{ step: 'crowd', calls: 505, streams: 0 }]),
    scenario('limits: calls beside open event streams', () => [{ step: 'crowd', calls: 500, streams: 5 }]),
  ],
};
