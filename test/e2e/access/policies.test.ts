/** Standing policies: what a provider gives to everybody who fits, without looking at each request. */
import { errors } from '@oneplusn/api';
import { effectOfApproval, whoCouldRead, type Ledger } from '@oneplusn/sdk';
import { useNet } from '../../engine';
import { refused } from '../refused';
import { insured, posts, wanted } from '../sharing/data';
import { dataset, fields, keysOf, partiesIn, type Parties } from '../sharing/parties';
import { eventually } from '../waiting';

const net = useNet();
const reason = '试验';
const said = {
  dataset,
  who: [{ authority: 'GD', department: 'hrss', role: 'official' as const }],
  fields,
  purposes: [wanted.purpose, 'statistics'],
  days: wanted.days,
  quota: wanted.quota,
  conditions: [{ op: '>' as const, field: 'months', value: 0 }],
  basis: '《许可数据共享协议》第三条',
};
let parties: Parties;
let ministry: Ledger;
let licensing: Ledger;

beforeAll(async () => {
  parties = await partiesIn(net());
  ({ ministry, licensing } = parties);
});

test('a request that fits is granted by a call of anybody, and decision and grant name the policy', async () => {
  const policy = await ministry.access.publishPolicy(said);
  expect(policy).toMatchObject({ provider: 'MHRSS', state: 'active' });
  const { id: request } = await parties.request();
  const before = await effectOfApproval(ministry, request);
  expect(before.map(({ policies }) => policies)).toEqual(before.map(() => [policy.id]));
  const grant = await licensing.access.grantByPolicy({ request, policy: policy.id });
  expect(grant).toMatchObject({
    ...{ request, policy: policy.id, provider: 'MHRSS', requester: 'GD', department: 'hrss/licensing' },
    ...{ role: 'official', conditions: said.conditions, provenance: { by: 'GD/li' } },
  });
  const { decision } = await eventually(
    () => licensing.access.requested({ request }),
    (found) => found.decision !== undefined,
  );
  expect(decision).toMatchObject({ outcome: 'approved', grant: grant.id, policy: policy.id });
  const handle = licensing.dataset(insured);
  const seen = [];
  for await (const entry of handle.open(await handle.grant(grant.id, { name: 'whole' }), keysOf(2)).entries())
    seen.push(entry.withheld?.code ?? entry.record?.name);
  expect(seen[0]).toBe(errors.access.conditionUnmet.code);
  await refused(licensing.access.grantByPolicy({ request, policy: policy.id }), errors.access.decidedAlready);
  const { items } = await licensing.access.policies({ provider: 'MHRSS' });
  expect(items.map(({ id }) => id)).toEqual([policy.id]);
});

test('what does not fit is left to the provider, with what does not', async () => {
  const { id: policy } = await ministry.access.publishPolicy(said);
  const unfit = async (part: string, change: Parameters<Parties['request']>[0], by?: Ledger) => {
    const { id: request } = await parties.request(change, by);
    await refused(licensing.access.grantByPolicy({ request, policy }), errors.access.policyUnfit, { part, request });
    expect(await ministry.access.approve({ request })).toMatchObject({ request });
  };
  await unfit('fields', { fields: { ...fields, address: 'whole' } });
  await unfit('purpose', { purpose: 'statistics.yearly' });
  await unfit('days', { days: wanted.days + 1 });
  await unfit('quota', { quota: { records: wanted.quota.records + 1, per: wanted.quota.per } });
  await unfit('who', {}, parties.civil);
  await unfit('role', { role: 'steward' });
});

test('nothing is granted once it is ended; what was granted goes on', async () => {
  const { id: policy } = await ministry.access.publishPolicy(said);
  const grant = await licensing.access.grantByPolicy({ request: (await parties.request()).id, policy });
  const could = await whoCouldRead(ministry, dataset, 'name');
  const rows = could.filter((each) => each.policy === policy);
  expect(rows.map(({ purpose }) => purpose).sort()).toEqual([...said.purposes].sort());
  expect(rows[0]).toMatchObject({ requester: 'GD', department: 'hrss', role: 'official', as: 'whole' });
  expect(await ministry.access.endPolicy({ policy, reason })).toMatchObject({ state: 'ended', reason });
  const { id: request } = await parties.request();
  const late = licensing.access.grantByPolicy({ request, policy });
  await refused(late, errors.access.policyUnfit, { part: 'state' });
  await refused(ministry.access.endPolicy({ policy, reason }), errors.ledger.illegalState);
  expect((await parties.open({ grant: grant.id })).state).toBe('allowed');
  const after = await eventually(
    () => whoCouldRead(ministry, dataset, 'name'),
    (found) => found.every((each) => each.policy !== policy),
  );
  expect(after.some((each) => each.grant === grant.id)).toBe(true);
});

test('only who looks after the dataset says what is given', async () => {
  const steward = await net().connect('GD/feng');
  await refused(steward.access.publishPolicy(said), errors.ledger.notOwner);
  const open = { ...said, dataset: posts.id, fields: { code: 'whole' }, conditions: undefined };
  await refused(ministry.access.publishPolicy(open), errors.access.nothingToRequest);
  const beyond = { ...said, fields: { none: 'whole' } };
  await refused(ministry.access.publishPolicy(beyond), errors.access.fieldUnknown, { field: 'none' });
  const unknown = [{ op: '=' as const, field: 'province', value: '44' }];
  const misfit = ministry.access.publishPolicy({ ...said, conditions: unknown });
  await refused(misfit, errors.ledger.malformed, { path: 'conditions.0' });
  const { id: policy } = await ministry.access.publishPolicy(said);
  await refused(steward.access.endPolicy({ policy, reason }), errors.ledger.notOwner);
});
