import { commit, endorse, evaluate, submit } from '../case';
import { op, type Operation } from '../chaincode/operations';
import { scenario, type Group, type Key } from './group';

const policies = [['Org1MSP'], ['Org2MSP'], ['Org3MSP'], ['Org1MSP', 'Org2MSP'], ['Org1MSP', 'Org2MSP', 'Org3MSP']];
const endorserSets = [['Org1MSP'], ['Org3MSP'], ['Org1MSP', 'Org2MSP'], ['Org2MSP', 'Org3MSP']];
const short = (organizations: readonly string[]) => organizations.map((each) => each.slice(0, 4)).join('+');

const writes: readonly (readonly [string, (key: Key) => readonly Operation[]])[] = [
  ['removes it', (key) => [op.remove(key('a'))]],
  ['gives it another policy', (key) => [op.setPolicy(key('a'), 'Org2MSP')]],
  ['takes its policy away', (key) => [op.clearPolicy(key('a'))]],
  ['puts it and another key', (key) => [op.put(key('a'), 'new'), op.put(key('b'), 'new')]],
  ['reads it and puts another', (key) => [op.get(key('a')), op.getPolicy(key('a')), op.put(key('b'), 'new')]],
  ['puts and gives it another policy', (key) => [op.put(key('a'), 'new'), op.setPolicy(key('a'), 'Org2MSP')]],
  ['removes it and puts it again', (key) => [op.remove(key('a')), op.put(key('a'), 'new')]],
];

export const keyPolicies: Group = {
  name: 'key-policies',
  cases: [
    ...policies.flatMap((policy) =>
      endorserSets.map((endorsers) =>
        scenario(`key policies: a key of ${short(policy)}, put with ${short(endorsers)}`, (key) => [
          submit('base', [op.put(key('a'), 'old'), op.setPolicy(key('a'), ...policy)]),
          submit('put', [op.put(key('a'), 'new')], { endorsers }),
          evaluate([op.get(key('a')), op.getPolicy(key('a'))], { by: 'Org3MSP' }),
        ]),
      ),
    ),
    ...writes.flatMap(([what, operations]) =>
      [['Org1MSP'], ['Org2MSP', 'Org3MSP']].map((endorsers) =>
        scenario(`key policies: a key of Org1, a transaction of ${short(endorsers)} that ${what}`, (key) => [
          submit('base', [op.put(key('a'), 'old'), op.setPolicy(key('a'), 'Org1MSP')]),
          submit('change', operations(key), { endorsers }),
          submit('after', [op.put(key('a'), 'after')]),
          evaluate([op.get(key('a')), op.getPolicy(key('a'))]),
        ]),
      ),
    ),
    {
      inOrder: true,
      ...scenario(
        'key policies: one transaction changes the policy, the next of the same block relies on the former',
        (key) => [
          submit('base', [op.put(key('a'), 'old'), op.setPolicy(key('a'), 'Org1MSP')]),
          endorse('policy', [op.setPolicy(key('a'), 'Org2MSP')], { endorsers: ['Org1MSP'] }),
          endorse('put', [op.put(key('a'), 'new')], { endorsers: ['Org1MSP'] }),
          { step: 'send', as: 'policy' },
          { step: 'send', as: 'put' },
          { step: 'status', as: 'policy' },
          { step: 'status', as: 'put' },
          evaluate([op.get(key('a')), op.getPolicy(key('a'))]),
        ],
      ),
    },
    scenario('key policies: a policy on a key that is not there', (key) => [
      submit('policy', [op.setPolicy(key('a'), 'Org3MSP')]),
      evaluate([op.getPolicy(key('a')), op.get(key('a'))]),
      submit('put', [op.put(key('a'), 'new')]),
      submit('owner', [op.put(key('a'), 'new')], { endorsers: ['Org3MSP'] }),
    ]),
    scenario('key policies: a policy that nobody is named in', (key) => [
      submit('policy', [op.put(key('a'), 'x'), op.setPolicy(key('a'))]),
      submit('put', [op.put(key('a'), 'new')]),
      submit('bare', [op.put(key('a'), 'new')], { endorsers: ['Org3MSP'] }),
    ]),
    ...['open', 'strict', 'light', '_implicit_org_Org1MSP'].map((collection) =>
      scenario(`key policies: a private key in ${collection} of Org2`, (key) => [
        submit('base', [
          op.putPrivate(collection, key('a'), 'x'),
          op.setPrivatePolicy(collection, key('a'), 'Org2MSP'),
        ]),
        submit('others', [op.putPrivate(collection, key('a'), 'y')], { endorsers: ['Org1MSP'] }),
        submit('owner', [op.putPrivate(collection, key('a'), 'z')], { endorsers: ['Org2MSP'] }),
        endorse('purge', [op.purgePrivate(collection, key('a'))], { endorsers: ['Org1MSP', 'Org2MSP'] }),
        commit('purge'),
        evaluate([op.attempt(op.getPrivate(collection, key('a'))), op.hashPrivate(collection, key('a'))]),
      ]),
    ),
    scenario('key policies: the gateway finds the owner of a key by itself', (key) => [
      submit('base', [op.put(key('a'), 'old'), op.setPolicy(key('a'), 'Org1MSP', 'Org2MSP', 'Org3MSP')]),
      { step: 'endorse', as: 'put', operations: [op.put(key('a'), 'new')] },
      commit('put'),
    ]),
  ],
};
