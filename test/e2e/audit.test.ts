import { randomBytes } from 'node:crypto';
import { errors, type access } from '@oneplusn/api';
import type { Ledger } from '@oneplusn/sdk';
import { insured, people, wanted } from './sharing/data';
import { useNet } from '../engine';
import { refused } from './refused';
import { eventually } from './waiting';

const net = useNet();
let auditor: Ledger;
/** What was opened, newest first. */
const made: access.Opening[] = [];

const dataset = insured.id;
const second = { ...insured, id: 'MHRSS/insured-2', code: '334001002/0017' } as const;
const folk = people(10);
const fields = { name: 'whole' } as const;

beforeAll(async () => {
  auditor = await net().connect('Committee/qian');
  const ministry = await net().connect('MHRSS/wu');
  for (const each of [insured, second]) {
    await ministry.dataset(each).publish();
    await ministry.dataset(each).put(folk);
  }
  const grantFor = async (actor: string, of: string) => {
    const request = await (await net().connect(actor)).access.request({ dataset: of, fields, ...wanted });
    return (await ministry.access.approve({ request: request.id })).id;
  };
  const grants = {
    gd: await grantFor('GD/li', dataset),
    gd2: await grantFor('GD/li', second.id),
    zj: await grantFor('ZJ/jiang', dataset),
  };
  const attempts: [string, string, string | undefined, number][] = [
    ['GD/li', dataset, grants.gd, 2],
    ['GD/chen', dataset, undefined, 1],
    ['GD/li', second.id, grants.gd2, 3],
    ['ZJ/jiang', dataset, grants.zj, 4],
    ['ZJ/jiang', dataset, grants.gd, 1],
    ['GD/li', dataset, grants.gd, 1],
  ];
  for (const [actor, of, grant, count] of attempts) {
    const keys = folk.slice(0, count).map(({ idNumber }) => idNumber);
    const input = { dataset: of, grant, fields, purpose: wanted.purpose, records: count };
    const by = await net().connect(actor);
    const { key: sealTo } = await by.access.disclosureKey({ dataset: of });
    made.unshift(await by.access.open(input, { transient: { keys, salt: randomBytes(32).toString('hex'), sealTo } }));
  }
});
const list = async (filter: Parameters<Ledger['audit']['openings']>[0] = {}, by = auditor) =>
  (await eventually(() => by.audit.openings(filter))).items;

test('an auditor sees every opening, allowed and denied, newest first', async () => {
  expect(made.map(({ state }) => state)).toEqual(['allowed', 'denied', 'allowed', 'allowed', 'denied', 'allowed']);
  expect(await list()).toEqual(made);
  const [newest] = made;
  expect(newest).toMatchObject({
    actor: 'GD/li',
    requester: 'GD',
    provider: 'MHRSS',
    records: 1,
    purpose: wanted.purpose,
  });
});

const filters: [string, () => Parameters<Ledger['audit']['openings']>[0], (opening: access.Opening) => boolean][] = [
  ['dataset', () => ({ dataset }), (each) => each.dataset === dataset],
  ['actor', () => ({ actor: 'GD/li' }), (each) => each.actor === 'GD/li'],
  [
    'actor and dataset',
    () => ({ actor: 'GD/li', dataset }),
    (each) => each.actor === 'GD/li' && each.dataset === dataset,
  ],
  ['requester', () => ({ authority: 'ZJ' }), (each) => each.requester === 'ZJ'],
  ['provider', () => ({ authority: 'MHRSS' }), () => true],
  ['a stranger', () => ({ authority: 'Committee' }), () => false],
  ['denied', () => ({ state: 'denied' }), (each) => each.state === 'denied'],
  ['allowed', () => ({ state: 'allowed' }), (each) => each.state === 'allowed'],
  [
    'denied of one authority',
    () => ({ state: 'denied', authority: 'GD' }),
    (each) => each.state === 'denied' && each.requester === 'GD',
  ],
  ['since', () => ({ since: made[2]!.at }), (each) => each.at >= made[2]!.at],
  ['until', () => ({ until: made[2]!.at }), (each) => each.at <= made[2]!.at],
  ['a moment', () => ({ since: made[3]!.at, until: made[3]!.at }), (each) => each.at === made[3]!.at],
];

test.each(filters)('by %s', async (_, filter, keep) => {
  expect(await list(filter())).toEqual(made.filter(keep));
});

test('page by page', async () => {
  const pages = [];
  for await (const { items } of auditor.audit.openings.pages({ size: 2, dataset })) pages.push(items);
  expect(pages.flat()).toEqual(made.filter((each) => each.dataset === dataset));
  expect(Math.max(...pages.map(({ length }) => length))).toBe(2);
});

test('every authority sees the same', async () => {
  for (const actor of ['MHRSS/wu', 'GD/admin', 'ZJ/wei'])
    expect(await list({}, await net().connect(actor))).toEqual(made);
});

test('is not for everybody, and not for nonsense', async () => {
  await refused((await net().connect('GD/li')).audit.openings({}), errors.registry.roleMissing);
  await refused(auditor.audit.openings({ since: 'yesterday' }), errors.ledger.malformed);
  await refused(auditor.audit.openings({ size: 0 }), errors.ledger.malformed);
  await refused(auditor.audit.openings({ after: 'x' }), errors.ledger.malformed);
});
