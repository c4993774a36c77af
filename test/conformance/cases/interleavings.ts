import { endorse, evaluate, organizations, submit, type Step } from '../case';
import { op, type Operation } from '../chaincode/operations';
import { scenario, type Group, type Key } from './group';
import { random } from './random';

const keys = ['a', 'b', 'c', 'd'] as const;
const collections = ['open', 'strict', 'light'] as const;
const endorsers = [
  ['Org1MSP', 'Org2MSP'],
  ['Org1MSP', 'Org2MSP'],
  ['Org1MSP', 'Org2MSP', 'Org3MSP'],
  ['Org2MSP', 'Org3MSP'],
  ['Org1MSP'],
] as const;
const owners: readonly (readonly string[])[] = [['Org1MSP'], ['Org2MSP'], ['Org1MSP', 'Org2MSP']];

type Dice = ReturnType<typeof random>;

function operation(dice: Dice, key: Key, mark: string): Operation {
  const one = key(dice.of(keys));
  const collection = dice.of(collections);
  const makers: readonly (() => Operation)[] = [
    () => op.get(one),
    () => op.get(one),
    () => op.put(one, mark),
    () => op.put(one, mark),
    () => op.remove(one),
    () => op.range(key('a'), one),
    () => op.part(key('a'), key('~'), 1 + dice.below(3)),
    () => op.hashPrivate(collection, one),
    () => op.putPrivate(collection, one, mark),
    () => op.removePrivate(collection, one),
    () => op.purgePrivate(collection, one),
    () => op.setPolicy(one, ...dice.of(owners)),
    () => op.setPrivatePolicy(collection, one, ...dice.of(owners)),
    () => op.getPolicy(one),
  ];
  return dice.of(makers)();
}

/** Three to five transactions, each endorsed at some point and committed at some later one. */
function interleaving(seed: number) {
  const dice = random(seed);
  return scenario(`interleavings: seed ${seed}`, (key) => {
    const steps: Step[] = submit('base', [
      op.put(key('a'), 'base'),
      op.put(key('c'), 'base'),
      op.putPrivate(dice.of(collections), key('a'), 'base'),
      op.putPrivate('open', key('b'), 'base'),
    ]);
    const waiting: string[] = [];
    let made = 0;
    const count = 3 + dice.below(3);
    while (made < count || waiting.length > 0) {
      if (made < count && (waiting.length === 0 || dice.below(3) > 0)) {
        made += 1;
        const name = `t${made}`;
        const operations = Array.from({ length: 1 + dice.below(4) }, () => operation(dice, key, name));
        steps.push(
          endorse(name, operations, { by: dice.of(['Org1MSP', 'Org2MSP'] as const), endorsers: dice.of(endorsers) }),
        );
        waiting.push(name);
      } else {
        const [name = ''] = waiting.splice(dice.below(waiting.length), 1);
        steps.push({ step: 'send', as: name }, { step: 'status', as: name });
      }
    }
    return [
      ...steps,
      ...organizations.map((by) =>
        evaluate(
          [
            op.range(key('a'), key('~')),
            ...keys.map((name) => op.getPolicy(key(name))),
            ...collections.map((name) => op.hashPrivate(name, key('a'))),
            ...collections.map((name) => op.attempt(op.getPrivate(name, key('b')))),
          ],
          { by, endorsers: [by] },
        ),
      ),
    ];
  });
}

export const interleavings: Group = {
  name: 'interleavings',
  cases: Array.from({ length: 60 }, (_, index) => interleaving(index + 1)),
};
