import { endorse, evaluate, submit } from '../case';
import { op, type Operation } from '../chaincode/operations';
import { scenario, type Group, type Key } from './group';

const events: readonly (readonly [string, (key: Key) => readonly Operation[]])[] = [
  ['one event', () => [op.event('happened', 'payload')]],
  ['two events', () => [op.event('first', '1'), op.event('second', '2')]],
  ['an event without a payload', () => [op.event('happened', '')]],
  ['an event without a name', () => [op.attempt(op.event('', 'payload'))]],
  ['an event and a write', (key) => [op.put(key('a'), '1'), op.event('happened', '中文')]],
  ['an event of a chaincode that it calls', (key) => [op.call('callee', '', op.event('called', key('a')))]],
  ['an event of both', (key) => [op.event('own', '1'), op.call('callee', '', op.event('called', key('a')))]],
];

const calls: readonly (readonly [string, (key: Key) => readonly Operation[]])[] = [
  ['writes there', (key) => [op.call('callee', '', op.put(key('a'), '1'), op.get(key('a')))]],
  ['writes there and here', (key) => [op.put(key('a'), 'here'), op.call('callee', '', op.put(key('a'), 'there'))]],
  ['reads there', (key) => [op.call('callee', '', op.get(key('a'))), op.put(key('a'), '1')]],
  ['names the channel', (key) => [op.call('callee', 'conformance', op.put(key('a'), '1'))]],
  ['names another channel', (key) => [op.attempt(op.call('callee', 'nowhere', op.get(key('a'))))]],
  ['calls itself', (key) => [op.attempt(op.call('conform', '', op.get(key('a'))))]],
  ['calls what is not there', (key) => [op.attempt(op.call('nothing', '', op.get(key('a'))))]],
  ['is told of an error', (key) => [op.attempt(op.call('callee', '', op.put(key('a'), '1'), op.fail('no')))]],
  ['is answered 404', (key) => [op.attempt(op.call('callee', '', op.put(key('a'), '1'), op.answer(404, 'gone')))]],
  ['hands transient data on', () => [op.call('callee', '', op.transient('secret'), op.creator())]],
  ['goes through three', (key) => [op.call('callee', '', op.call('demanding', '', op.put(key('a'), '1')))]],
  ['calls a demanding one', (key) => [op.call('demanding', '', op.put(key('a'), '1'))]],
  ['reads a demanding one', (key) => [op.call('demanding', '', op.get(key('a'))), op.put(key('a'), '1')]],
  ['asks a system chaincode', () => [op.attempt(['call', 'qscc', '', '[]'])]],
  ['asks the lifecycle', () => [op.attempt(['call', '_lifecycle', '', '[]'])]],
  ['uses a collection there', (key) => [op.attempt(op.call('callee', '', op.putPrivate('open', key('a'), '1')))]],
];

export const eventsAndCalls: Group = {
  name: 'events-and-calls',
  cases: [
    ...events.map(([what, operations]) =>
      scenario(`events: ${what}`, (key) => [
        submit('sender', operations(key)),
        submit('end', [op.event('end', '')]),
        { step: 'events', until: 'end' },
      ]),
    ),
    scenario('events: of a transaction that is not valid', (key) => [
      endorse('first', [op.get(key('a')), op.put(key('a'), '1'), op.event('first', '')]),
      endorse('second', [op.get(key('a')), op.put(key('a'), '2'), op.event('second', '')]),
      { step: 'send', as: 'first' },
      { step: 'status', as: 'first' },
      { step: 'send', as: 'second' },
      { step: 'status', as: 'second' },
      submit('end', [op.event('end', '')]),
      { step: 'events', until: 'end' },
    ]),
    ...calls.flatMap(([what, operations]) =>
      [
        ['Org1MSP', 'Org2MSP'],
        ['Org1MSP', 'Org3MSP'],
      ].map((endorsers) =>
        scenario(`calls: ${what}, endorsed by ${endorsers.join(' and ')}`, (key) => [
          submit('caller', operations(key), { endorsers, transient: { secret: 'whisper' } }),
          evaluate([op.get(key('a'))], { chaincode: 'callee' }),
          evaluate([op.get(key('a')), op.call('demanding', '', op.get(key('a')))]),
        ]),
      ),
    ),
  ],
};
