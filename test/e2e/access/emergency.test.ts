/** Opening in an emergency: by a plan in place of a grant, for a short time, flagged, and reviewed by somebody else. */
import { errors, type access } from '@oneplusn/api';
import { OpeningDenied, type Ledger } from '@oneplusn/sdk';
import { sampleTopology } from '@oneplusn/topology';
import { foundationWith, useNet } from '../../engine';
import { refused } from '../refused';
import { insured } from '../sharing/data';
import { later } from '../sharing/later';
import { dataset, folk, hex, keysOf, partiesIn, type Parties } from '../sharing/parties';
import { eventually } from '../waiting';

const { committee } = sampleTopology('quickstart');
/** Its endorsers' clock can be turned. */
const foundation = foundationWith({ committee, clock: () => Date.now() });
const net = useNet({ foundation });
const hourMs = 3_600_000;
const fields = { name: 'whole', birthDate: 'year' } as const;
const said = {
  ...{ dataset, fields, minutes: 60, reviewHours: 72, basis: '《突发事件应对法》第五十二条' },
  who: [{ authority: 'GD', department: 'hrss', role: 'official' as const }],
  quota: { records: 10, per: 'day' as const },
};
const purpose = 'emergency';
const reason = '受灾群众证件遗失, 须核对身份';
let parties: Parties;
let ministry: Ledger;
let auditor: Ledger;
let licensing: Ledger;
let plan: access.Plan;

beforeAll(async () => {
  parties = await partiesIn(net());
  ({ ministry, licensing } = parties);
  auditor = await net().connect('MHRSS/he');
  plan = await ministry.access.publishPlan(said);
});

const attempt = (change: object = {}, keys = keysOf(1), by = licensing, salt = hex()) =>
  parties.open({ plan: plan.id, reason, fields, purpose, ...change }, keys, by, salt);

test('is made without a grant, flagged with its reason, and in the inbox of the provider until reviewed', async () => {
  expect(plan).toMatchObject({ provider: 'MHRSS', author: 'MHRSS/wu', state: 'active' });
  const handle = licensing.dataset(insured);
  const entries = [];
  for await (const entry of handle.emergency({ plan: plan.id, reason, fields, purpose }, keysOf(2)).entries())
    entries.push(entry);
  expect(entries.map(({ record }) => record?.name)).toEqual(folk.slice(0, 2).map(({ name }) => name));
  const { opening } = entries[0]!;
  expect(opening).toMatchObject({ plan: plan.id, reason, state: 'allowed', actor: 'GD/li' });
  expect(opening.grant).toBeUndefined();
  expect(Date.parse(opening.expires ?? '') - Date.parse(opening.at)).toBe(hourMs);
  expect(Date.parse(opening.reviewBy ?? '') - Date.parse(opening.at)).toBe(72 * hourMs);
  const inbox = (only?: 'awaiting' | 'late') => auditor.access.emergencies(only ? { only } : {});
  const { items } = await eventually(
    () => inbox('awaiting'),
    (page) => page.items.length > 0,
  );
  expect(items).toEqual([{ opening }]);
  expect((await inbox('late')).items).toEqual([]);
  // Who asks whose data was read sees it flagged.
  const readers = await auditor.audit.readers({ dataset }, { transient: { keys: keysOf(1) } });
  expect(readers.items.map((each) => each.opening)).toEqual([opening]);

  const found = { opening: opening.id, outcome: 'justified' as const, words: '已与值班人员核实' };
  await refused(ministry.access.inspect(found), errors.access.anotherReviews, { actor: 'MHRSS/wu', plan: plan.id });
  const steward = await net().connect('GD/feng');
  await refused(steward.access.inspect(found), errors.ledger.notOwner);
  const inspection = await auditor.access.inspect(found);
  expect(inspection).toMatchObject({ ...found, provenance: { by: 'MHRSS/he' } });
  await refused(auditor.access.inspect(found), errors.ledger.illegalState);
  const after = await eventually(
    () => inbox(),
    (page) => page.items[0]?.inspection !== undefined,
  );
  expect(after.items).toEqual([{ opening, inspection }]);
  expect((await inbox('awaiting')).items).toEqual([]);
});

test('a review that nobody made in time is late', async () => {
  if (net().engine !== 'devnet') return; // elsewhere nobody turns the peers' clocks
  const opening = await attempt();
  await later(73 * hourMs, async () => {
    const { items } = await auditor.access.emergencies({ only: 'late' });
    expect(items).toEqual([{ opening, late: true }]);
    await auditor.access.inspect({ opening: opening.id, outcome: 'unjustified', words: '无此事' });
    const { items: left } = await eventually(
      () => auditor.access.emergencies({ only: 'late' }),
      (page) => page.items.length === 0,
    );
    expect(left).toEqual([]);
  });
});

test('it ends after its minutes, and with its plan', async () => {
  const [keys, salt] = [keysOf(1), hex()];
  const own = await ministry.access.publishPlan(said);
  const opening = await attempt({ plan: own.id }, keys, licensing, salt);
  const read = () => licensing.records.read({ opening: opening.id }, { transient: { keys, salt } });
  expect((await read()).records).toHaveLength(1);
  if (net().engine === 'devnet')
    await later(2 * hourMs, () => refused(read(), errors.access.openingExpired, { opening: opening.id }));
  const ended = '汛情已结束';
  expect(await ministry.access.endPlan({ plan: own.id, reason: ended })).toMatchObject({
    state: 'ended',
    reason: ended,
  });
  await refused(read(), errors.access.planEnded, { plan: own.id, reason: ended });
  expect((await attempt({ plan: own.id })).denial?.code).toBe(errors.access.planEnded.code);
});

test('no more than the plan says, and by nobody else', async () => {
  const code = async (change: object, keys?: string[], by?: Ledger) => (await attempt(change, keys, by)).denial?.code;
  expect(await code({ fields: { ...fields, idNumber: 'last:4' } })).toBe(errors.access.planNarrower.code);
  expect(await code({ fields: { birthDate: 'whole' } })).toBe(errors.access.planNarrower.code);
  expect(await code({}, keysOf(1), parties.civil)).toBe(errors.access.planOther.code);
  expect(await code({}, keysOf(1), parties.zhejiang)).toBe(errors.access.planOther.code);
  expect(await code({ plan: 'MHRSS/e-0000000000000000' })).toBe(errors.access.noPlan.code);
  const stewards = await ministry.access.publishPlan({ ...said, who: [{ authority: 'GD', role: 'steward' }] });
  expect(await code({ plan: stewards.id })).toBe(errors.access.planOther.code);
  const tight = await ministry.access.publishPlan({ ...said, quota: { records: 1, per: 'term' } });
  expect(await code({ plan: tight.id })).toBeUndefined();
  expect(await code({ plan: tight.id })).toBe(errors.access.planSpent.code);
  const denied: unknown = await (async () => {
    const emergency = { plan: tight.id, reason, fields, purpose };
    for await (const each of licensing.dataset(insured).emergency(emergency, keysOf(1))) return each;
    return undefined;
  })().catch((error: unknown) => error);
  expect(denied).toBeInstanceOf(OpeningDenied);
  expect((denied as OpeningDenied).is(errors.access.planSpent)).toBe(true);
});

test('a denied attempt awaits no review, and an ordinary opening is none', async () => {
  const denied = await attempt({ fields: { birthDate: 'whole' } });
  expect(denied).toMatchObject({ state: 'denied', plan: plan.id, reason });
  expect(denied.reviewBy).toBeUndefined();
  const found = { outcome: 'justified' as const, words: '无' };
  await refused(auditor.access.inspect({ opening: denied.id, ...found }), errors.access.noEmergency);
  const grant = await parties.granted();
  const usual = await parties.open({ grant: grant.id });
  await refused(auditor.access.inspect({ opening: usual.id, ...found }), errors.access.noEmergency);
});

test('it gives its reason and relies on nothing else; any other gives none', async () => {
  const grant = await parties.granted();
  await refused(attempt({ reason: undefined }), errors.ledger.malformed, { path: 'reason' });
  await refused(attempt({ grant: grant.id }), errors.ledger.malformed, { path: 'plan' });
  await refused(parties.open({ grant: grant.id, reason }), errors.ledger.malformed, { path: 'reason' });
});

test('only who looks after the dataset says what is opened so', async () => {
  const steward = await net().connect('GD/feng');
  await refused(steward.access.publishPlan(said), errors.ledger.notOwner);
  await refused(steward.access.endPlan({ plan: plan.id, reason }), errors.ledger.notOwner);
  await refused(licensing.access.publishPlan(said), errors.registry.roleMissing);
  const { items } = await licensing.access.plans({ provider: 'MHRSS' });
  expect(items.map(({ id }) => id)).toContain(plan.id);
});
