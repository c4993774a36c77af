/** Entries that point have no authority: whatever two authorities write there, no answer fails for others. */
import { defineDataset } from '@oneplusn/sdk';
import { sampleTopology } from '@oneplusn/topology';
import { useNet } from '../../engine';
import { parking } from '../review/projects';
import { Conspiracy, rogueFoundation } from '../sharing/conspiracy';
import { everywhere } from '../sharing/everywhere';
import { partiesIn, type Parties } from '../sharing/parties';
import { posts } from '../sharing/data';

const { committee } = sampleTopology('quickstart');
const rogue = rogueFoundation(committee);
const net = useNet({ perAuthority: { GD: rogue, ZJ: rogue } });

const valid = 0;
const moment = '0000000000001';
/** What stands where an id should, and how a value may be spoilt. */
const noIds = ['x', '/', 'MHRSS/', '/g-1', 'MHRSS/g-1/', 'MHRSS/大写', `MHRSS/${'g'.repeat(5000)}`];

let parties: Parties;
let pair: Conspiracy;

beforeAll(async () => {
  parties = await partiesIn(net());
  pair = new Conspiracy(net(), 'GD/li', ['GD', 'ZJ']);
});

const poison = async (...parts: string[]) => {
  const entries = noIds.map((id) => ({ key: ['index', ...parts, id] as const, text: '0' }));
  expect(await pair.write(...entries)).toBe(valid);
};

test('a list of grants and one of requests pass over what is no id, and count it', async () => {
  const grant = await parties.granted();
  for (const kind of ['grant', 'request'])
    for (const scope of [['all'], ['requester', 'GD'], ['provider', 'MHRSS']]) await poison(kind, ...scope, moment);
  const grants = await parties.ministry.access.grants({ requester: 'GD' });
  expect(grants).toMatchObject({ skipped: noIds.length });
  expect(grants.items.map(({ id }) => id)).toContain(grant.id);
  const requests = await parties.ministry.access.requests({ provider: 'MHRSS' });
  expect(requests).toMatchObject({ skipped: noIds.length });
  expect(requests.items.map(({ id }) => id)).toContain(grant.request);
});

test('so does the audit, also of entries that stand where no moment is', async () => {
  const { id } = await parties.open();
  await poison('opening', 'any', 'provider', 'MHRSS', moment);
  await poison('opening', 'any', 'provider', 'MHRSS');
  await poison('opening', 'any', 'provider', 'MHRSS', 'yesterday', 'and', 'more');
  const auditor = await net().connect(`${committee}/admin`);
  const { items, skipped = 0 } = await auditor.audit.openings({ authority: 'MHRSS' });
  expect(items.map((opening) => opening.id)).toContain(id);
  expect(skipped).toBeGreaterThanOrEqual(noIds.length);
});

test('what two remove from the lists of openings, and what they make up, the blocks tell', async () => {
  const { id: grant } = await parties.granted();
  const [kept, lost] = [await parties.open({ grant }), await parties.open({ grant })];
  const auditor = await net().connect('MHRSS/admin');
  await everywhere(net());
  const before = await auditor.checkOpenings({ authority: 'MHRSS' });
  expect(before).toMatchObject({ unlisted: [], invented: [] });
  expect(before.openings).toBeGreaterThan(1);
  const entries = (await pair.all('index')).filter(({ key }) => key.includes(lost.id));
  expect(entries.length).toBeGreaterThan(1);
  expect(await pair.write(...entries.map(({ key }) => ({ key })))).toBe(valid);
  const made = 'MHRSS/o-gd-0123456789abcdef';
  const like = (await pair.all('index')).find(({ key }) => key.includes(kept.id) && key.includes('MHRSS'));
  const key = like?.key.map((part) => (part === kept.id ? made : part)) as [string, ...string[]];
  expect(await pair.write({ key, text: like?.text ?? '0' })).toBe(valid);
  const { openings, unlisted, invented } = await auditor.checkOpenings({ authority: 'MHRSS' });
  expect({ openings, unlisted, invented }).toEqual({
    openings: before.openings,
    unlisted: [lost.id],
    invented: [made],
  });
});

test('nor does one hinder a review', async () => {
  await poison('review', 'GD', 'application');
  await poison('review', 'GD', 'nonsense');
  expect(await parties.licensing.review.preview(parking)).toMatchObject({ findings: [] });
  expect(await parties.licensing.review.file(parking)).toMatchObject({ findings: [] });
  expect(await parties.licensing.review.checkIndex({ authority: 'GD' })).toMatchObject({ problems: [] });
});

test('nor does one block a catalog code', async () => {
  const code = '334001002/0777';
  for (const holder of noIds) {
    expect(await pair.write({ key: ['index', 'dataset-code', code, 'MHRSS'], text: JSON.stringify(holder) })).toBe(
      valid,
    );
  }
  const entry = defineDataset({ ...posts, id: 'MHRSS/posts-777', code });
  expect(await parties.ministry.dataset(entry).publish()).toMatchObject({ code });
});
