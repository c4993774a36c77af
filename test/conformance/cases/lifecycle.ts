import { createHash } from 'node:crypto';
import { peer } from '@hyperledger/fabric-protos';
import { commit, endorse, evaluate, type Organization, organizations, type Step } from '../case';
import type { Case } from '../case';
import type { Group } from './group';
import {
  adminOf,
  approval,
  approve,
  collection,
  commitment,
  committing,
  type Definition,
  look,
  raw,
  signed,
} from './lifecycle-calls';

const { lifecycle } = peer;

/** A case on a chaincode of its own, of which no peer has a package. */
function scenario(name: string, steps: (cc: Definition) => readonly (Step | readonly Step[])[]): Case {
  const own = createHash('sha256').update(name).digest('hex').slice(0, 8);
  const definition = { name: `cc-${own}`, version: '1.0', sequence: 1 };
  return { name: `lifecycle: ${name}`, steps: steps(definition).flat() };
}

const all = (cc: Definition): Step[] => organizations.flatMap((org) => approve(`${org} approves`, org, cc));
const agreed = (cc: Definition): Step[] => [...all(cc), ...commitment('commit', cc)];
const call = (cc: Definition, at: Organization): Step =>
  evaluate([], { chaincode: cc.name, by: at, at, endorsers: [at] });

const agreement: readonly Case[] = [
  scenario('all approve, one commits', (cc) => [
    look.readiness(cc),
    approve('first', 'Org1MSP', cc),
    look.readiness(cc),
    approve('second', 'Org2MSP', cc),
    commitment('commit', cc),
    look.committed(cc),
    approve('third', 'Org3MSP', cc),
    look.committed(cc),
    call(cc, 'Org1MSP'),
  ]),
  scenario('a readiness tells in what approvals differ', (cc) => [
    approve('first', 'Org1MSP', { ...cc, version: '1.1', init: true }),
    approve('second', 'Org2MSP', { ...cc, policy: signed(1, 'Org1MSP') }),
    approve('third', 'Org3MSP', { ...cc, collections: [collection({})] }),
    look.readiness(cc),
    look.readiness({ ...cc, collections: [collection({})] }),
    look.readiness({ ...cc, version: '1.1', init: true }),
  ]),
  scenario('an endorser whose authority has not approved refuses', (cc) => [
    approve('first', 'Org1MSP', cc),
    approve('second', 'Org2MSP', cc),
    committing('commit', cc, { endorsers: ['Org1MSP', 'Org3MSP'] }),
    committing('too few', cc, { endorsers: ['Org1MSP'] }),
    commit('too few'),
    look.committed(cc),
  ]),
  scenario('a gateway chooses endorsers by the policy of the lifecycle', (cc) => [
    // Which of those that suffice it chooses is chance.
    all(cc),
    committing('commit', cc, { endorsers: undefined }),
  ]),
  scenario('any client of the channel may commit', (cc) => [
    all(cc),
    committing('commit', cc, { by: 'Org2MSP' }),
    commit('commit'),
  ]),
  scenario('of two commits one stands', (cc) => [
    all(cc),
    committing('one', cc, {}),
    committing('other', cc, {}),
    commit('one'),
    commit('other'),
  ]),
  scenario('of two approvals one stands', (cc) => [
    approval('one', 'Org1MSP', cc),
    approval('other', 'Org1MSP', { ...cc, version: '2.0' }),
    commit('one'),
    commit('other'),
    look.approved(cc, 'Org1MSP'),
  ]),
  scenario('an approval can be changed before the commit', (cc) => [
    approve('first', 'Org1MSP', cc),
    approve('again', 'Org1MSP', { ...cc, version: '1.1' }),
    approve('unchanged', 'Org1MSP', { ...cc, version: '1.1' }),
    approve('package', 'Org1MSP', { ...cc, version: '1.1', package: 'other:1' }),
    look.approved(cc, 'Org1MSP'),
  ]),
];

const sequences: readonly Case[] = [
  scenario('the first sequence is 1', (cc) => [
    [0, -1, 2].flatMap((sequence) => approval(`approve ${sequence}`, 'Org1MSP', { ...cc, sequence })),
    [0, 2].map((sequence) => look.readiness({ ...cc, sequence })),
    committing('commit 2', { ...cc, sequence: 2 }, {}),
  ]),
  scenario('an upgrade takes the next sequence', (cc) => [
    agreed(cc),
    [1, 3].map((sequence) => look.readiness({ ...cc, version: '2.0', sequence })),
    organizations.flatMap((org) => approve(`${org} next`, org, { ...cc, version: '2.0', sequence: 2 })),
    commitment('upgrade', { ...cc, version: '2.0', sequence: 2 }),
    look.committed(cc),
    approval('former', 'Org1MSP', cc),
    approval('too far', 'Org1MSP', { ...cc, sequence: 4 }),
    look.approved(cc, 'Org1MSP'),
    look.approved({ ...cc, sequence: 0 }, 'Org1MSP'),
  ]),
  scenario('what is committed is approved later as it is, or with another package', (cc) => [
    approve('first', 'Org1MSP', cc),
    approve('second', 'Org2MSP', cc),
    commitment('commit', cc),
    call(cc, 'Org3MSP'),
    approval('different', 'Org3MSP', { ...cc, version: '1.1' }),
    approval('with init', 'Org3MSP', { ...cc, init: true }),
    approval('with collections', 'Org3MSP', { ...cc, collections: [collection({})] }),
    approval('with a policy', 'Org3MSP', { ...cc, policy: signed(1, 'Org1MSP') }),
    approval('same', 'Org1MSP', cc),
    approve('package', 'Org1MSP', { ...cc, package: '' }),
    approve('third', 'Org3MSP', cc),
    call(cc, 'Org3MSP'),
    look.approved(cc, 'Org1MSP'),
  ]),
];

const callers: readonly Case[] = [
  scenario('only an administrator of the authority approves and asks what is approved', (cc) => [
    approval('user', 'Org1MSP', cc, { by: 'Org1MSP' }),
    approval('peer', 'Org1MSP', cc, { by: 'peer' }),
    approval('other', 'Org1MSP', cc, { by: adminOf('Org2MSP') }),
    approval('elsewhere', 'Org1MSP', cc, { endorsers: ['Org2MSP'] }),
    approval('both', 'Org1MSP', cc, { endorsers: ['Org1MSP', 'Org2MSP'] }),
    look.approved(cc, 'Org1MSP', { by: 'Org1MSP' }),
    look.approved(cc, 'Org1MSP', { by: adminOf('Org2MSP') }),
    look.approved(cc, 'Org1MSP'),
  ]),
  scenario('anybody in the channel asks what is committed', (cc) => [
    look.committed(cc, { by: 'Org3MSP', at: 'Org1MSP' }),
    look.readiness(cc, { by: 'unitless' }),
    look.readiness(cc, { by: 'peer' }),
    look.readiness(cc, { by: 'stranger' }),
  ]),
  scenario('only an administrator asks for packages', () =>
    (['Org1MSP', adminOf('Org1MSP'), adminOf('Org2MSP')] as const).flatMap((by) => {
      const options = { by, at: 'Org1MSP', endorsers: ['Org1MSP'] } as const;
      const id = new lifecycle.QueryInstalledChaincodeArgs();
      id.setPackageId('none:1');
      const wanted = new lifecycle.GetInstalledChaincodePackageArgs();
      wanted.setPackageId('none:1');
      const rubbish = new lifecycle.InstallChaincodeArgs();
      rubbish.setChaincodeInstallPackage(Buffer.from('this is no package'));
      return [
        evaluate([], { ...options, ...raw('QueryInstalledChaincode', id) }),
        evaluate([], { ...options, ...raw('GetInstalledChaincodePackage', wanted) }),
        evaluate([], { ...options, ...raw('InstallChaincode', rubbish) }),
      ];
    }),
  ),
  scenario('functions take one argument', () => {
    const options = { chaincode: '_lifecycle', endorsers: ['Org1MSP'] } as const;
    return [
      evaluate([], { ...options, raw: ['QueryChaincodeDefinition'] }),
      evaluate([], { ...options, raw: ['QueryChaincodeDefinition', '', ''] }),
      evaluate([], { ...options, raw: [''] }),
      evaluate([], { ...options, raw: ['CommitChaincodeDefinition', 'rubbish!'] }),
    ];
  }),
];

const refusedTerms: readonly [string, Partial<Definition>][] = [
  ['a name with a dot', { name: 'a.b' }],
  ['no name', { name: '' }],
  ['a system name', { name: 'qscc' }],
  ['a version with a space', { version: '1 0' }],
  ['no version', { version: '' }],
  ['a collection with a bad name', { collections: [collection({ name: '_own' })] }],
  ['a collection twice', { collections: [collection({}), collection({})] }],
  ['more required than maximum peers', { collections: [collection({ required: 2, maximum: 1 })] }],
  ['negative peer counts', { collections: [collection({ required: -1 })] }],
  ['members that are no alternative', { collections: [collection({ members: [2, 'Org1MSP', 'Org2MSP'] })] }],
  ['a member outside of the channel', { collections: [collection({ members: [1, 'Org1MSP', 'Org9MSP'] })] }],
  ['no members', { collections: [collection({ members: null })] }],
];

const terms: readonly Case[] = [
  ...refusedTerms.map(([what, change]) =>
    scenario(`a definition with ${what} is refused`, (cc) => [
      approval('approve', 'Org1MSP', { ...cc, ...change }),
      committing('commit', { ...cc, ...change }, {}),
    ]),
  ),
  scenario('a collection stays, and so does the time of its data', (cc) => {
    const first = { ...cc, collections: [collection({ live: 5 })] };
    const next = { ...cc, version: '2.0', sequence: 2 };
    const more = { ...next, collections: [collection({ live: 5, maximum: 3 }), collection({ name: 'more' })] };
    return [
      agreed(first),
      approval('none', 'Org1MSP', next),
      approval('another', 'Org1MSP', { ...next, collections: [collection({ name: 'another' })] }),
      approval('longer', 'Org1MSP', { ...next, collections: [collection({ live: 6 })] }),
      organizations.flatMap((org) => approve(`${org} more`, org, more)),
      commitment('upgrade', more),
      look.committed(cc),
    ];
  }),
  scenario('a policy that the channel does not have is taken, and then satisfied by nobody', (cc) => [
    agreed({ ...cc, policy: '/Channel/Application/Nothing' }),
    look.committed(cc),
    endorse('call', [], { chaincode: cc.name }),
  ]),
  scenario('what is not defined cannot be called', (cc) => [
    call(cc, 'Org1MSP'),
    approve('first', 'Org1MSP', cc),
    call(cc, 'Org1MSP'),
    endorse('call', [], { chaincode: cc.name, endorsers: undefined }),
    look.committed(cc),
    look.approved(cc, 'Org2MSP'),
  ]),
];

/** How authorities agree on chaincodes. */
export const lifecycleGroup: Group = {
  name: 'lifecycle',
  cases: [...agreement, ...sequences, ...callers, ...terms],
};
