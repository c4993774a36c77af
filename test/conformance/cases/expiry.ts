import { evaluate, organizations, submit, type Step } from '../case';
import { op } from '../chaincode/operations';
import { scenario, type Group, type Key } from './group';

/** A collection whose data lives for two further blocks. */
const brief = 'brief';

const look = (key: Key): Step[] =>
  organizations.map((by) =>
    evaluate(
      [
        op.attempt(op.getPrivate(brief, key('a'))),
        op.attempt(op.hashPrivate(brief, key('a'))),
        op.attempt(op.rangePrivate(brief, key('a'), key('~'))),
      ],
      { by, endorsers: [by] },
    ),
  );
const put = (as: string, key: Key) => submit(as, [op.putPrivate(brief, key('a'), as)]);
const wait = (as: string, key: Key) => [...submit(as, [op.put(key('other'), as)]), ...look(key)];

export const expiry: Group = {
  name: 'expiry',
  // What lives for so many blocks lives for the blocks of others too.
  alone: true,
  cases: [
    scenario('expiry: data that is left alone', (key) => [
      put('born', key),
      look(key),
      ...['one', 'two', 'three', 'four'].map((name) => wait(name, key)),
    ]),
    scenario('expiry: data that is written again in time', (key) => [
      put('born', key),
      wait('one', key),
      put('again', key),
      ...['two', 'three', 'four'].map((name) => wait(name, key)),
    ]),
    scenario('expiry: data that is written again after its time', (key) => [
      put('born', key),
      ...['one', 'two', 'three'].map((name) => wait(name, key)),
      put('again', key),
      look(key),
    ]),
    scenario('expiry: data that is removed before its time', (key) => [
      put('born', key),
      submit('removed', [op.removePrivate(brief, key('a'))]),
      ...['one', 'two', 'three'].map((name) => wait(name, key)),
    ]),
    scenario('expiry: data that is purged before its time', (key) => [
      put('born', key),
      submit('purged', [op.purgePrivate(brief, key('a'))]),
      ...['one', 'two', 'three'].map((name) => wait(name, key)),
    ]),
    scenario('expiry: a read whose data expires before its transaction commits', (key) => [
      put('born', key),
      {
        step: 'endorse',
        as: 'read',
        operations: [op.hashPrivate(brief, key('a')), op.put(key('seen'), '1')],
        endorsers: ['Org1MSP', 'Org2MSP'],
      },
      ...['one', 'two', 'three'].map((name) => wait(name, key)),
      { step: 'send', as: 'read' },
      { step: 'status', as: 'read' },
    ]),
    scenario('expiry: data with a policy of its own', (key) => [
      submit('born', [op.putPrivate(brief, key('a'), '1'), op.setPrivatePolicy(brief, key('a'), 'Org1MSP')]),
      ...['one', 'two', 'three'].map((name) => wait(name, key)),
      evaluate([op.getPrivatePolicy(brief, key('a'))]),
      put('again', key),
      submit('others', [op.putPrivate(brief, key('a'), 'x')], { endorsers: ['Org2MSP', 'Org3MSP'] }),
    ]),
  ],
};
