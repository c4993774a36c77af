import { evaluate, organizations, submit } from '../case';
import { op, type Operation } from '../chaincode/operations';
import { scenario, type Group, type Key } from './group';

const implicit = (msp: string): string => `_implicit_org_${msp}`;
const collections = ['closed', 'open', 'strict', 'light', implicit('Org1MSP'), implicit('Org3MSP'), 'missing'];
const endorserSets = [['Org1MSP', 'Org2MSP'], ['Org1MSP'], ['Org2MSP'], ['Org2MSP', 'Org3MSP'], ['Org3MSP']] as const;

const look = (collection: string, key: Key) =>
  organizations.map((by) =>
    evaluate([op.attempt(op.getPrivate(collection, key('a'))), op.attempt(op.hashPrivate(collection, key('a')))], {
      by,
      endorsers: [by],
    }),
  );

/** Transactions on a collection that holds a and b. */
const changes: readonly (readonly [string, (c: string, key: Key) => readonly Operation[]])[] = [
  ['puts', (c, key) => [op.putPrivate(c, key('a'), 'new')]],
  ['reads and puts', (c, key) => [op.getPrivate(c, key('a')), op.putPrivate(c, key('a'), 'new')]],
  ['puts and reads', (c, key) => [op.putPrivate(c, key('a'), 'new'), op.getPrivate(c, key('a'))]],
  ['puts and reads the hash', (c, key) => [op.putPrivate(c, key('a'), 'new'), op.hashPrivate(c, key('a'))]],
  ['reads the hash', (c, key) => [op.hashPrivate(c, key('a')), op.hashPrivate(c, key('q'))]],
  ['removes', (c, key) => [op.removePrivate(c, key('a'))]],
  ['removes what is not there', (c, key) => [op.removePrivate(c, key('q'))]],
  ['purges', (c, key) => [op.purgePrivate(c, key('a'))]],
  ['purges what is not there', (c, key) => [op.purgePrivate(c, key('q'))]],
  ['purges and puts', (c, key) => [op.purgePrivate(c, key('a')), op.putPrivate(c, key('a'), 'new')]],
  ['puts and purges', (c, key) => [op.putPrivate(c, key('a'), 'new'), op.purgePrivate(c, key('a'))]],
  ['removes and purges', (c, key) => [op.removePrivate(c, key('a')), op.purgePrivate(c, key('a'))]],
  ['reads a range', (c, key) => [op.rangePrivate(c, key('a'), key('~'))]],
  ['reads a range and puts', (c, key) => [op.rangePrivate(c, key('a'), key('~')), op.putPrivate(c, key('z'), 'new')]],
  ['puts and reads a range', (c, key) => [op.putPrivate(c, key('z'), 'n'), op.rangePrivate(c, key('a'), key('~'))]],
  ['puts in public too', (c, key) => [op.putPrivate(c, key('a'), 'new'), op.put(key('a'), 'public')]],
  ['reads a range and puts in public', (c, key) => [op.rangePrivate(c, key('a'), key('~')), op.put(key('a'), 'p')]],
  ['puts under no key', (c) => [op.attempt(op.putPrivate(c, '', 'nameless'))]],
  ['puts nothing', (c, key) => [op.attempt(op.putPrivate(c, key('a'), ''))]],
  ['sets a policy', (c, key) => [op.setPrivatePolicy(c, key('a'), 'Org1MSP'), op.getPrivatePolicy(c, key('a'))]],
  ['puts in two collections', (c, key) => [op.putPrivate(c, key('a'), '1'), op.putPrivate('strict', key('a'), '2')]],
  ['puts transient data', (c, key) => [op.transient('secret'), op.putPrivate(c, key('t'), 'from outside')]],
];

export const privateData: Group = {
  name: 'private-data',
  cases: [
    ...collections.flatMap((collection) =>
      endorserSets.map((endorsers) =>
        scenario(`private data: put into ${collection}, endorsed by ${endorsers.join(' and ')}`, (key) => [
          submit('put', [op.putPrivate(collection, key('a'), 'secret')], { endorsers }),
          look(collection, key),
        ]),
      ),
    ),
    ...['open', 'closed'].flatMap((collection) =>
      changes.map(([what, operations]) =>
        scenario(`private data: a transaction on ${collection} that ${what}`, (key) => [
          submit('base', [op.putPrivate(collection, key('a'), 'old'), op.putPrivate(collection, key('b'), 'old')]),
          submit('change', operations(collection, key), { transient: { secret: 'whisper' } }),
          look(collection, key),
        ]),
      ),
    ),
    ...(['Org2MSP', 'Org3MSP'] as const).flatMap((by) =>
      ['open', 'closed'].map((collection) =>
        scenario(`private data: ${by} writes into ${collection} by the peers of members`, (key) => [
          submit('base', [op.putPrivate(collection, key('a'), 'old')], { by }),
          submit('purge', [op.purgePrivate(collection, key('a'))], { by }),
          look(collection, key),
        ]),
      ),
    ),
    scenario('private data: the gateway chooses endorsers for a public write', (key) => [
      evaluate([op.transient('secret')], { transient: { secret: 'whisper' } }),
      submit('put', [op.put(key('a'), 'x'), op.transient('secret')], {
        transient: { secret: 'w' },
        endorsers: ['Org1MSP', 'Org3MSP'],
      }),
    ]),
    scenario('private data: Org3 asks its own gateway for what its peer does not hold', (key) => [
      submit('base', [op.putPrivate('open', key('a'), 'old')]),
      evaluate([op.getPrivate('open', key('a'))], { by: 'Org3MSP', endorsers: ['Org3MSP'] }),
      evaluate([op.getPrivate('open', key('a'))], { by: 'Org3MSP', endorsers: ['Org2MSP'] }),
      evaluate([op.getPrivate('closed', key('a'))], { by: 'Org3MSP', endorsers: ['Org2MSP'] }),
    ]),
    scenario('private data: purged, then put again', (key) => [
      submit('base', [op.putPrivate('open', key('a'), 'old')]),
      submit('purge', [op.purgePrivate('open', key('a'))]),
      submit('again', [op.putPrivate('open', key('a'), 'new')]),
      look('open', key),
    ]),
  ],
};
