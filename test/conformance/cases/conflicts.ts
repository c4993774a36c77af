import { endorse, evaluate, submit } from '../case';
import { op, type Operation } from '../chaincode/operations';
import { scenario, type Group, type Key } from './group';

/** What two transactions do that are endorsed on the same state, before either commits. */
const moves: readonly (readonly [string, (key: Key, mark: string) => readonly Operation[]])[] = [
  ['puts b', (key, mark) => [op.put(key('b'), mark)]],
  ['reads and puts b', (key, mark) => [op.get(key('b')), op.put(key('b'), mark)]],
  ['removes b', (key) => [op.remove(key('b'))]],
  ['creates bb if it is not there', (key, mark) => [op.get(key('bb')), op.put(key('bb'), mark)]],
  ['counts a to d', (key, mark) => [op.range(key('a'), key('d')), op.put(key(`count ${mark}`), '3')]],
  ['reads the first of a to d', (key, mark) => [op.part(key('a'), key('d'), 1), op.put(key(`first ${mark}`), 'a')]],
  ['sets the policy of b', (key) => [op.setPolicy(key('b'), 'Org1MSP', 'Org2MSP')]],
  [
    'reads and puts b in private',
    (key, mark) => [op.hashPrivate('open', key('b')), op.putPrivate('open', key('b'), mark)],
  ],
  ['purges b in private', (key) => [op.purgePrivate('open', key('b'))]],
  ['reads b in private', (key, mark) => [op.getPrivate('open', key('b')), op.put(key(`seen ${mark}`), 'b')]],
];

export const conflicts: Group = {
  name: 'conflicts',
  cases: moves.flatMap(([first, one]) =>
    moves.map(([second, other]) =>
      scenario(`conflicts: the first ${first}, the second ${second}`, (key) => [
        submit('base', [
          ...['a', 'b', 'c'].map((name) => op.put(key(name), 'old')),
          op.putPrivate('open', key('b'), 'old'),
        ]),
        endorse('first', one(key, '1')),
        endorse('second', other(key, '2')),
        { step: 'send', as: 'first' },
        { step: 'status', as: 'first' },
        { step: 'send', as: 'second' },
        { step: 'status', as: 'second' },
        evaluate([op.range(key('a'), key('d')), op.attempt(op.getPrivate('open', key('b')))], { by: 'Org2MSP' }),
      ]),
    ),
  ),
};
