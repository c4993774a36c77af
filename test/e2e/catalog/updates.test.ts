/** Updates of datasets: due a cycle and some working days after the last, and late in the inbox of the provider. */
import { dayOf, errors } from '@oneplusn/api';
import { defineDataset, type Ledger } from '@oneplusn/sdk';
import { foundationWith, useNet } from '../../engine';
import { sampleTopology } from '@oneplusn/topology';
import { refused } from '../refused';
import { insured, posts } from '../sharing/data';
import { arrange, govern } from '../sharing/governing';
import { later } from '../sharing/later';
import { partiesIn, type Parties } from '../sharing/parties';
import { eventually } from '../waiting';

const { committee } = sampleTopology('quickstart');
const foundation = foundationWith({ committee, clock: () => Date.now() });
const net = useNet({ foundation });
const dayMs = 86_400_000;
const provider = 'MHRSS';
const dataset = insured.id;
const rare = defineDataset({ ...posts, id: 'MHRSS/rare', code: '334001002/0011', updateCycle: 'irregular' });
let parties: Parties;
let ministry: Ledger;

beforeAll(async () => {
  parties = await partiesIn(net());
  ({ ministry } = parties);
  await ministry.dataset(rare).publish();
});

const listed = async (change: object = {}) => (await ministry.catalog.updates({ provider, ...change })).items;
const ofInsured = async () => (await listed()).find((each) => each.dataset === dataset);

test('without a calendar no day is told; with one it follows from the entry', async () => {
  const year = new Date().getUTCFullYear();
  expect((await ofInsured())?.noCalendar?.[0]).toBeGreaterThanOrEqual(year);
  await arrange(net());
  const update = await eventually(ofInsured, (found) => found?.due !== undefined);
  expect(update).toMatchObject({ dataset, title: insured.title, department: 'data-office', updateCycle: 'monthly' });
  expect(update?.asOf).toBeUndefined();
  // A month, and ten working days: two weeks, or more where the month ends on a weekend.
  const days = (Date.parse(update?.due ?? '') - Date.parse(dayOf(Date.now()))) / dayMs;
  expect(days).toBeGreaterThanOrEqual(28 + 12);
  expect(days).toBeLessThanOrEqual(31 + 14);
  expect((await listed({ only: 'overdue' })).map((each) => each.dataset)).not.toContain(dataset);
  expect((await listed({ only: 'due' })).map((each) => each.dataset)).toContain(dataset);
  expect((await listed()).find((each) => each.dataset === rare.id)).not.toHaveProperty('due');
  expect(await listed({ department: 'social-insurance' })).toEqual([]);
});

test('a confirmation moves it, and the governed number too', async () => {
  const today = dayOf(Date.now());
  const asOf = dayOf(Date.now() - 20 * dayMs);
  const before = (await ofInsured())?.due ?? '';
  const confirmed = await ministry.catalog.confirm({ dataset, asOf, words: '十月缴费记录' });
  expect(confirmed).toMatchObject({ dataset, asOf, provenance: { by: 'MHRSS/wu' } });
  const moved = await eventually(ofInsured, (found) => found?.asOf === asOf);
  expect((moved?.due ?? '') < before).toBe(true);
  const name = 'catalog.update-days';
  await govern(net(), { name, value: 1, basis: '本部办法', authority: provider });
  const tight = await eventually(ofInsured, (found) => found?.due !== moved?.due);
  expect((tight?.due ?? '') < (moved?.due ?? '')).toBe(true);
  await ministry.catalog.confirm({ dataset, asOf: today });
  expect((await eventually(ofInsured, (found) => found?.asOf === today))?.asOf).toBe(today);
});

test('who is late, all can see', async () => {
  if (net().engine !== 'devnet') return; // elsewhere nobody turns the peers' clocks
  await later(60 * dayMs, async () => {
    const late = await parties.licensing.catalog.updates({ provider, only: 'overdue' });
    expect(late.items.find((each) => each.dataset === dataset)?.overdue).toBeGreaterThan(0);
    await ministry.catalog.confirm({ dataset, asOf: dayOf(Date.now()) });
    await eventually(
      () => listed({ only: 'overdue' }),
      (items) => items.every((each) => each.dataset !== dataset),
    );
    expect((await listed({ only: 'overdue' })).map((each) => each.dataset)).not.toContain(dataset);
  });
});

test('only who looks after it says so, of a day that has come, of what is in use', async () => {
  const today = dayOf(Date.now());
  const feng = await net().connect('GD/feng');
  await refused(feng.catalog.confirm({ dataset, asOf: today }), errors.ledger.notOwner);
  const ahead = dayOf(Date.now() + 2 * dayMs);
  await refused(ministry.catalog.confirm({ dataset, asOf: ahead }), errors.catalog.dayAhead, { day: ahead });
  await ministry.catalog.retire({ dataset: rare.id, reason: '试验' });
  await refused(ministry.catalog.confirm({ dataset: rare.id, asOf: today }), errors.catalog.retired);
  const { items } = await eventually(
    () => ministry.catalog.updates({ provider }),
    (page) => page.items.every((each) => each.dataset !== rare.id),
  );
  expect(items.map((each) => each.dataset)).not.toContain(rare.id);
});
