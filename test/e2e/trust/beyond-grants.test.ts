/**
 * Two authorities write into public state what only a provider can say: a backflow, a wider reach, another sharing
 * class, a supply, an update, the question of a person. None of it counts.
 */
import { errors, sha256, type access, type catalog } from '@oneplusn/api';
import { defineDataset, type Ledger } from '@oneplusn/sdk';
import { sampleTopology } from '@oneplusn/topology';
import { useNet } from '../../engine';
import { Conspiracy, rogueFoundation } from '../sharing/conspiracy';
import { insured } from '../sharing/data';
import { arrange } from '../sharing/governing';
import { dataset, fields, keysOf, partiesIn, type Parties } from '../sharing/parties';
import { eventually } from '../waiting';

const rogue = rogueFoundation(sampleTopology('quickstart').committee);
const net = useNet({ perAuthority: { GD: rogue, ZJ: rogue } });
const [valid, policyFailure] = [0, 10];
const reason = '试验';
const provenance = { by: 'MHRSS/wu', at: '2026-10-01T00:00:00.000Z', txId: 'ab'.repeat(32) };
const regional = defineDataset({
  ...insured,
  id: 'MHRSS/regional',
  code: '334001002/0012',
  schema: {
    ...insured.schema,
    properties: { ...insured.schema.properties, division: { type: 'string', format: 'division' } },
  },
});
let parties: Parties;
let ministry: Ledger;
let licensing: Ledger;
let pair: Conspiracy;

beforeAll(async () => {
  parties = await partiesIn(net());
  ({ ministry, licensing } = parties);
  await ministry.dataset(regional).publish();
  await arrange(net());
  pair = new Conspiracy(net(), 'GD/li', ['GD', 'ZJ']);
});

const codeOf = async (grant: string, change: object = {}, by = licensing) =>
  (await parties.open({ grant, ...change }, keysOf(1), by)).denial?.code;

test('a backflow in the provider’s name opens nothing, nor does one whose area is written over', async () => {
  const given = await ministry.access.flowBack({
    ...{ dataset: regional.id, authority: 'GD', area: 'division', fields: { name: 'whole' }, purpose: 'local.use' },
    ...{ days: 30, quota: { records: 100, per: 'day' }, basis: 'x' },
  });
  const change = { dataset: regional.id, fields: { name: 'whole' }, purpose: 'local.use' };
  expect(await codeOf(given.id, change)).toBeUndefined();
  const forged: access.Grant = { ...given, id: 'MHRSS/g-0123456789abcdef', conditions: undefined };
  expect(await pair.forge('grant', forged.id, forged)).toBe(valid);
  expect(await codeOf(forged.id, change)).toBe(errors.access.noGrant.code);
  const { items } = await licensing.access.grants({ requester: 'GD', only: 'backflow' });
  expect(items.map(({ id }) => id)).toEqual([given.id]);
  expect(await pair.forge('grant', given.id, { ...given, conditions: undefined })).toBe(valid);
  expect(await codeOf(given.id, change)).toBe(errors.access.noGrant.code);
});

test('a department’s grant does not reach the whole authority by their word', async () => {
  const grant = await parties.granted();
  expect(await codeOf(grant.id, {}, parties.civil)).toBe(errors.access.grantOther.code);
  expect(await pair.forge('grant', grant.id, { ...grant, department: undefined })).toBe(valid);
  expect(await codeOf(grant.id, {}, parties.civil)).toBe(errors.access.noGrant.code);
});

test('nothing counts as supplied, nor as updated, that its provider did not say', async () => {
  const { request = '' } = await parties.granted();
  const claimed = await eventually(() => licensing.access.claim({ request, reason }));
  const answers = claimed.awaited?.provenance.txId ?? '';
  const handling = `MHRSS/h-${sha256(request).slice(0, 24)}`;
  const supplied = { answers, reason, provenance };
  expect(await pair.forge('handling', handling, { id: handling, request, supplied, provenance })).toBe(valid);
  const { progress } = await eventually(() => parties.zhejiang.access.requested({ request }));
  expect(progress.stage).toBe('awaited');
  const update = `MHRSS/u-${sha256(dataset).slice(0, 24)}`;
  const confirmation: catalog.Confirmation = { id: update, dataset, asOf: '2026-10-01', provenance };
  expect(await pair.forge('confirmation', update, confirmation)).toBe(valid);
  const listed = async () => (await parties.zhejiang.catalog.updates({ provider: 'MHRSS' })).items;
  expect((await listed()).find((each) => each.dataset === dataset)?.asOf).toBeUndefined();
  // The provider says it all the same, over their text.
  await ministry.catalog.confirm({ dataset, asOf: '2026-11-01' });
  const own = await eventually(listed, (items) => items.some(({ asOf }) => asOf !== undefined));
  expect(own.find((each) => each.dataset === dataset)?.asOf).toBe('2026-11-01');
});

test('the question of a person is noted by the provider alone', async () => {
  const note = ['own', 'opening', 'w-8209468799999-0123456789abcdef'] as const;
  expect(await pair.write({ key: note, text: '"x"', into: 'MHRSS' })).toBe(policyFailure);
});

test('a dataset that is not shared any more is not shared again by their word', async () => {
  const { id: grant } = await parties.granted();
  const shared = await ministry.catalog.get({ dataset });
  const withheld = { class: 'not-shared', basis: '国务院决定' } as const;
  await ministry.catalog.reclassify({ dataset, sharing: withheld, reason });
  const denied = await eventually(
    () => codeOf(grant, { fields }),
    (code) => code !== undefined,
  );
  expect(denied).toBe(errors.access.notShared.code);
  expect(await pair.forge('dataset', dataset, shared)).toBe(valid);
  expect(await codeOf(grant, { fields: { name: 'whole' } })).toBe(errors.access.datasetRetired.code);
});
