import { blocks, commit, endorse, organizations, submit, type Case, type Step } from '../../case';
import { op, type Operation } from '../../chaincode/operations';
import { scenario, type Key } from '../group';

const implicit = (msp: string): string => `_implicit_org_${msp}`;
const collections = ['closed', 'open', 'strict', 'light', 'brief', implicit('Org1MSP'), implicit('Org2MSP')];

/** What each organisation's peer gives its own, and Org1's peer a guest. */
const look = (from: string, to: string): Step[] => [
  ...organizations.map((by) => blocks({ form: 'private', start: { of: from }, stop: { of: to }, by })),
  blocks({ form: 'private', start: { of: from }, stop: { of: to }, by: 'Org3MSP', at: 'Org1MSP' }),
];

/** Transactions on a collection that holds a and b. */
const changes: readonly (readonly [string, (c: string, key: Key) => readonly Operation[]])[] = [
  ['removes', (c, key) => [op.removePrivate(c, key('a'))]],
  ['purges', (c, key) => [op.purgePrivate(c, key('a'))]],
  ['purges what is not there', (c, key) => [op.purgePrivate(c, key('q'))]],
  ['purges and puts', (c, key) => [op.purgePrivate(c, key('a')), op.putPrivate(c, key('a'), 'new')]],
  ['puts and purges', (c, key) => [op.putPrivate(c, key('a'), 'new'), op.purgePrivate(c, key('a'))]],
  ['puts another and purges', (c, key) => [op.putPrivate(c, key('z'), 'new'), op.purgePrivate(c, key('a'))]],
  ['sets a policy', (c, key) => [op.setPrivatePolicy(c, key('a'), 'Org1MSP')]],
  ['reads', (c, key) => [op.hashPrivate(c, key('a'))]],
  ['puts nothing', (c, key) => [op.attempt(op.putPrivate(c, key('a'), ''))]],
  ['puts in public too', (c, key) => [op.putPrivate(c, key('a'), 'new'), op.put(key('a'), 'public')]],
  ['puts in two collections', (c, key) => [op.putPrivate(c, key('a'), '1'), op.putPrivate('strict', key('a'), '2')]],
  [
    'puts in another chaincode’s',
    (c, key) => [
      op.putPrivate(c, key('a'), '1'),
      op.call('callee', '', op.putPrivate(implicit('Org1MSP'), key('a'), '2')),
    ],
  ],
];

const wait = (as: string, key: Key) => submit(as, [op.put(key('other'), as)]);

export const privateBlocks: readonly Case[] = [
  ...collections.map((collection) =>
    scenario(`deliver: private data of ${collection}`, (key) => [
      submit('put', [op.putPrivate(collection, key('a'), 'secret'), op.putPrivate(collection, key('b'), 'more')]),
      look('put', 'put'),
    ]),
  ),
  scenario('deliver: private data of an implicit collection of a chaincode without others', (key) => [
    submit('put', [op.putPrivate(implicit('Org1MSP'), key('a'), 'secret')], { chaincode: 'callee' }),
    look('put', 'put'),
  ]),
  ...['open', 'closed'].flatMap((collection) =>
    changes.map(([what, operations]) =>
      scenario(`deliver: private data of ${collection} after a transaction that ${what}`, (key) => [
        submit('base', [op.putPrivate(collection, key('a'), 'old'), op.putPrivate(collection, key('b'), 'old')]),
        submit('change', operations(collection, key)),
        look('base', 'change'),
      ]),
    ),
  ),
  scenario('deliver: private data that is purged, then put again', (key) => [
    submit('base', [op.putPrivate('open', key('a'), 'old')]),
    submit('purge', [op.purgePrivate('open', key('a'))]),
    submit('again', [op.putPrivate('open', key('a'), 'new')]),
    look('base', 'again'),
    submit('twice', [op.purgePrivate('open', key('a'))]),
    look('base', 'twice'),
  ]),
  scenario('deliver: private data of a transaction that conflicts', (key) => [
    submit('base', [op.put(key('p'), '1')]),
    endorse('late', [
      op.get(key('p')),
      op.putPrivate('open', key('a'), 'late'),
      op.putPrivate('closed', key('a'), 'x'),
    ]),
    submit('early', [op.put(key('p'), '2')]),
    commit('late'),
    look('late', 'late'),
  ]),
  scenario('deliver: private data of a transaction with too few signatures', (key) => [
    submit('base', [op.putPrivate('open', key('a'), 'old')]),
    submit('weak', [op.putPrivate('open', key('a'), 'weak')], { endorsers: ['Org1MSP'] }),
    look('base', 'weak'),
  ]),
  scenario('deliver: private data purged by a transaction that is not valid', (key) => [
    submit('base', [op.putPrivate('open', key('a'), 'old')]),
    submit('weak', [op.purgePrivate('open', key('a'))], { endorsers: ['Org1MSP'] }),
    look('base', 'weak'),
  ]),
  scenario('deliver: private data that lives for two blocks', (key) => [
    submit('born', [op.putPrivate('brief', key('a'), 'old'), op.putPrivate('open', key('a'), 'stays')]),
    ...['one', 'two', 'three', 'four'].map((name) => [...wait(name, key), ...look('born', 'born')]),
  ]),
];
