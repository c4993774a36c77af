import { commit, endorse, evaluate, submit, type Caller } from '../case';
import { op } from '../chaincode/operations';
import { scenario, type Group } from './group';

const callers: readonly Caller[] = [
  'forged',
  'stranger',
  'impostor',
  'unknown',
  'expired',
  'peer',
  'admin',
  'unitless',
];
const statuses = [0, 1, 199, 200, 201, 399, 400, 404, 499, 500, 501, 600];
const places = [
  { chaincode: 'nothing' },
  { chaincode: '' },
  { chaincode: 'conform-2' },
  { channel: 'nowhere' },
  { channel: '' },
  { endorsers: ['Org9MSP'] },
  { endorsers: ['Org1MSP', 'Org9MSP'] },
  { endorsers: ['OrdererMSP'] },
  { endorsers: [''] },
  { raw: ['other'] as const },
  { raw: ['run', 'no json'] as const },
  { raw: [''] as const },
];

export const refusals: Group = {
  name: 'refusals',
  alone: true,
  cases: [
    ...callers.map((by) =>
      scenario(`refusals: a caller that is ${by}`, (key) => [
        evaluate([op.creator()], { by, endorsers: ['Org1MSP'] }),
        submit('put', [op.put(key('a'), '1')], { by, endorsers: ['Org1MSP'] }),
        submit('own', [op.put(key('b'), '1')]),
        { step: 'status', as: 'own', by },
      ]),
    ),
    ...statuses.map((status) =>
      scenario(`refusals: the chaincode answers ${status}`, (key) => [
        evaluate([op.answer(status, 'as it is', 'payload')]),
        submit('put', [op.put(key('a'), '1'), op.answer(status, 'as it is', 'payload')]),
        evaluate([op.get(key('a'))]),
      ]),
    ),
    ...places.map((options) =>
      scenario(`refusals: a call with ${JSON.stringify(options)}`, (key) => [
        evaluate([op.get(key('a'))], options),
        submit('put', [op.put(key('a'), '1')], options),
      ]),
    ),
    scenario('refusals: the chaincode throws', (key) => [
      evaluate([op.fail('no, 不行')]),
      submit('put', [op.put(key('a'), '1'), op.fail('no, 不行')]),
      submit('one', [op.put(key('a'), '1'), op.fail('no')], { endorsers: ['Org2MSP'] }),
      evaluate([op.fail('no')], { by: 'Org2MSP', at: 'Org1MSP' }),
      evaluate([['unheard of']]),
    ]),
    ...[['Org1MSP'], ['Org3MSP'], ['Org1MSP', 'Org2MSP', 'Org3MSP']].map((endorsers) =>
      scenario(`refusals: under two signatures, endorsed by ${endorsers.join(', ')}`, (key) => [
        submit('put', [op.put(key('a'), '1')], { endorsers }),
        submit('nothing', [], { endorsers }),
        evaluate([op.get(key('a'))]),
      ]),
    ),
    scenario('refusals: endorsers that come to different results', (key) => [
      submit('differ', [op.put(key('a'), '1'), op.authority()]),
    ]),
    scenario('refusals: sent twice', (key) => [
      submit('put', [op.put(key('a'), '1')]),
      commit('put'),
      { step: 'again', as: 'put' },
      evaluate([op.history(key('a'))]),
    ]),
    scenario('refusals: sent twice in one breath', (key) => [
      endorse('put', [op.put(key('a'), '1')]),
      { step: 'send', as: 'put' },
      { step: 'send', as: 'put' },
      { step: 'status', as: 'put' },
      evaluate([op.history(key('a'))]),
    ]),
    scenario('refusals: altered after its endorsement', (key) => [
      endorse('put', [op.put(key('a'), '1')]),
      { step: 'send', as: 'put', damaged: 'altered' },
      { step: 'status', as: 'put' },
    ]),
    scenario('refusals: sent without a signature', (key) => [
      endorse('put', [op.put(key('a'), '1')]),
      { step: 'send', as: 'put', damaged: 'unsigned' },
      commit('put'),
    ]),
    scenario('refusals: a deadline that passes', (key) => [
      evaluate([op.wait(1500)], { deadline: 300 }),
      submit('put', [op.put(key('a'), '1'), op.wait(1500)], { deadline: 300 }),
      evaluate([op.get(key('a'))]),
    ]),
    scenario('refusals: a message too large for a block', (key) => [
      submit('large', [op.putBytes(key('a'), 1_100_000)]),
      submit('fits', [op.putBytes(key('a'), 900_000)]),
      evaluate([op.bytes(3_000_000)]),
    ]),
    scenario('refusals: a user of one organisation at another’s gateway', (key) => [
      submit('put', [op.put(key('a'), '1'), op.creator()], { by: 'Org3MSP', at: 'Org1MSP' }),
      evaluate([op.get(key('a')), op.creator()], { by: 'Org2MSP', at: 'Org3MSP' }),
    ]),
  ],
};
