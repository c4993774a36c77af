import { commit, endorse, evaluate, submit, type Call, type Step } from '../case';
import { op, type Operation } from '../chaincode/operations';
import { scenario, type Group, type Key } from './group';

/** The channel of Org1 and Org2 alone. */
const second = { channel: 'second' } as const;
const there = (chaincode: string, ...operations: Operation[]): Operation =>
  op.call(chaincode, second.channel, ...operations);
const callee = { ...second, chaincode: 'callee' } as const;

/** What a transaction of the main channel does across: those that both members endorse come out alike. */
const across: readonly (readonly [string, (key: Key) => readonly Operation[]])[] = [
  ['reads there', (key) => [there('callee', op.get(key('a'))), op.put(key('b'), '1')]],
  ['writes there', (key) => [there('callee', op.put(key('a'), 'lost')), op.put(key('b'), '1')]],
  ['writes there alone', (key) => [there('callee', op.put(key('a'), 'lost'))]],
  ['reads what it has just written there', (key) => [there('callee', op.put(key('a'), 'lost'), op.get(key('a')))]],
  ['reads a range there', (key) => [there('callee', op.range(key('from'), key('to')), op.history(key('a')))]],
  ['reads a page there', (key) => [op.attempt(there('callee', op.page(key('from'), key('to'), 2))), op.put('b', '1')]],
  ['calls itself there', (key) => [there('conform', op.get(key('a')), op.put(key('a'), 'lost'))]],
  ['calls what is not defined there', (key) => [op.attempt(there('demanding', op.get(key('a'))))]],
  ['calls what is nowhere', (key) => [op.attempt(there('nothing', op.get(key('a'))))]],
  ['is told of an error there', (key) => [op.attempt(there('callee', op.put(key('a'), '1'), op.fail('no')))]],
  ['is answered 404 there', () => [op.attempt(there('callee', op.answer(404, 'gone')))]],
  ['hands transient data on', () => [there('callee', op.transient('secret'), op.creator(), op.transactionId())]],
  ['makes an event there', () => [op.event('here', '1'), there('callee', op.event('there', '2'))]],
  ['asks system chaincodes there', () => ['qscc', 'cscc'].map((name) => op.attempt(['call', name, 'second', '[]']))],
  ['asks system chaincodes nowhere', () => ['qscc', 'cscc'].map((name) => op.attempt(['call', name, 'nowhere', '[]']))],
  [
    'goes there and back',
    (key) => [there('callee', op.call('callee', 'conformance', op.put(key('a'), 'lost'), op.get(key('a'))))],
  ],
  ['comes back to itself', (key) => [there('callee', op.attempt(op.call('conform', 'conformance', op.get(key('a')))))]],
  ['reads private data there', (key) => [there('conform', op.getPrivate('open', key('p')))]],
  ['writes private data there', (key) => [there('conform', op.putPrivate('open', key('p'), 'lost'))]],
];

const outside: readonly (readonly [string, Partial<Call>])[] = [
  ['at its own gateway', { by: 'Org3MSP' }],
  ['at its own gateway, of others’ endorsers', { by: 'Org3MSP', endorsers: ['Org1MSP', 'Org2MSP'] }],
  ['at a member’s gateway', { by: 'Org3MSP', at: 'Org1MSP', endorsers: ['Org1MSP', 'Org2MSP'] }],
  ['by a member at its gateway', { by: 'Org1MSP', at: 'Org3MSP', endorsers: ['Org1MSP', 'Org2MSP'] }],
  ['as an endorser', { endorsers: ['Org1MSP', 'Org3MSP'] }],
];

const asked = (operations: readonly Operation[], options: Partial<Call>): Step[] => [
  evaluate(operations, options),
  ...submit('put', operations, options),
];

export const channels: Group = {
  name: 'channels',
  alone: true,
  cases: [
    scenario('channels: a call on the second', (key) => [
      submit('put', [op.put(key('a'), '1'), op.get(key('a'))], second),
      submit('again', [op.get(key('a')), op.put(key('a'), '2')], second),
      evaluate([op.get(key('a')), op.history(key('a'))], { ...second, by: 'Org2MSP' }),
      evaluate([op.get(key('a'))]),
    ]),
    scenario('channels: the same on both', (key) => [
      submit('main', [op.put(key('a'), 'main'), op.event('done', 'main')]),
      submit('second', [op.put(key('a'), 'second'), op.event('done', 'second')], second),
      evaluate([op.get(key('a')), there('conform', op.get(key('a')))]),
      evaluate([op.get(key('a')), op.call('conform', 'conformance', op.get(key('a')))], second),
      { step: 'events', until: 'main' },
      { step: 'events', until: 'second' },
    ]),
    scenario('channels: a conflict on the second', (key) => [
      endorse('first', [op.get(key('a')), op.put(key('a'), '1')], second),
      endorse('late', [op.get(key('a')), op.put(key('a'), '2')], second),
      commit('first'),
      commit('late'),
      evaluate([op.get(key('a'))], second),
    ]),
    scenario('channels: an endorsement too few on the second', (key) => [
      submit('put', [op.put(key('a'), '1')], { ...second, endorsers: ['Org1MSP'] }),
      submit('chosen', [op.put(key('a'), '1')], { ...second, endorsers: [] }),
    ]),
    ...across.map(([what, operations]) =>
      scenario(`channels: a transaction ${what}`, (key) => [
        submit('before', [op.put(key('a'), 'kept'), op.put(key('m'), 'more')], callee),
        submit('own', [op.put(key('a'), 'own'), op.putPrivate('open', key('p'), 'private')], second),
        submit('across', operations(key), { transient: { secret: 'whisper' } }),
        evaluate([op.get(key('a'))], callee),
        evaluate([op.get(key('a')), op.getPrivate('open', key('p'))], second),
        evaluate([op.get(key('a'))]),
      ]),
    ),
    scenario('channels: what was read there may have changed', (key) => [
      submit('before', [op.put(key('a'), '1')], callee),
      endorse('reader', [there('callee', op.get(key('a'))), op.put(key('b'), '1')]),
      submit('change', [op.put(key('a'), '2')], callee),
      commit('reader'),
      evaluate([op.get(key('b')), there('callee', op.get(key('a')))]),
    ]),
    scenario('channels: from the second into the main one', (key) => [
      submit('before', [op.put(key('a'), '1')], { chaincode: 'demanding' }),
      submit('across', [op.call('demanding', 'conformance', op.get(key('a')), op.put(key('a'), 'lost'))], second),
      evaluate([op.get(key('a'))], { chaincode: 'demanding' }),
    ]),
    ...outside.map(([who, options]) =>
      scenario(`channels: one outside ${who}`, (key) => asked([op.put(key('a'), '1')], { ...second, ...options })),
    ),
    scenario('channels: one outside endorses a call across', (key) => [
      evaluate([op.attempt(there('callee', op.get(key('a'))))], { endorsers: ['Org3MSP'] }),
      evaluate([there('callee', op.get(key('a')))], { endorsers: ['Org3MSP'] }),
    ]),
    scenario('channels: one outside calls across at a member', (key) =>
      asked([op.attempt(there('callee', op.get(key('a')))), op.put(key('b'), '1')], {
        by: 'Org3MSP',
        endorsers: ['Org1MSP', 'Org2MSP'],
      }),
    ),
    scenario('channels: one outside asks for a commit', (key) => [
      submit('put', [op.put(key('a'), '1')], second),
      { step: 'status', as: 'put', by: 'Org3MSP' },
    ]),
    ...(
      [
        ['Org1MSP', 'Org1MSP', ['GetChainInfo', 'second'], true],
        ['Org1MSP', 'Org1MSP', ['GetTransactionByID', 'second', 'nothing'], false],
        ['Org3MSP', 'Org3MSP', ['GetChainInfo', 'second'], false],
        ['Org3MSP', 'Org1MSP', ['GetChainInfo', 'second'], false],
        ['Org3MSP', 'Org1MSP', ['GetNothing', 'second', ''], false],
      ] as const
    ).map(([by, endorser, raw, opaque]) =>
      scenario(`channels: ${by} asks ${endorser} for ${raw.join(' ')}`, () => [
        evaluate([], { by, chaincode: 'qscc', raw, opaque, endorsers: [endorser] }),
      ]),
    ),
    scenario('channels: one outside is told of its own alone', () => [
      evaluate([], { by: 'Org3MSP', chaincode: 'cscc', raw: ['GetChannels'], endorsers: ['Org3MSP'] }),
      evaluate([], { by: 'Org1MSP', chaincode: 'cscc', raw: ['GetConfigBlock', 'second'], opaque: true }),
      evaluate([], { by: 'Org3MSP', chaincode: 'cscc', raw: ['GetConfigBlock', 'second'] }),
    ]),
  ],
};
