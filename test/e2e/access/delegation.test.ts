/** A grant that its holder passes on down its department tree, and takes back. */
import { errors, type access } from '@oneplusn/api';
import type { Ledger } from '@oneplusn/sdk';
import { useNet } from '../../engine';
import { refused } from '../refused';
import { connectWith } from '../registry/certificates';
import { insured } from '../sharing/data';
import { dataset, fields, folk, hex, keysOf, partiesIn, type Parties } from '../sharing/parties';

const net = useNet();
const reason = '试验';
const unit = 'hrss/licensing';
const below = 'hrss/licensing/window';
let parties: Parties;
let ministry: Ledger;
/** Of the department above the licensing division. */
let bureau: Ledger;
let licensing: Ledger;
/** Of the department below the licensing division. */
let window: Ledger;
let grant: access.Grant;

beforeAll(async () => {
  parties = await partiesIn(net());
  ({ ministry, licensing } = parties);
  const admin = await net().connect('GD/admin');
  await admin.registry.establish({ departments: [{ path: below, name: { zh: '办事窗口', en: 'Service Window' } }] });
  await admin.registry.enrol({
    actors: [
      { id: 'hua', name: '华蓉', department: 'hrss', roles: ['official'] },
      { id: 'qu', name: '曲宁', department: below, roles: ['official'] },
    ],
  });
  const official = (id: string, department: string) =>
    connectWith(net(), 'GD', { 'hf.EnrollmentID': id, 'opn.department': department, 'opn.roles': 'official' });
  bureau = await official('hua', 'hrss');
  window = await official('qu', below);
  grant = await granted();
});

/** A grant of the whole department, which those below use only as it is passed on to them. */
async function granted(change: Partial<Parameters<Parties['request']>[0]> = {}): Promise<access.Grant> {
  const { id: request } = await parties.request(change, bureau);
  return ministry.access.approve({ request, below: 'delegated' });
}

test('a department below opens by what is delegated to it, and the opening names both', async () => {
  expect(grant).toMatchObject({ department: 'hrss', below: 'delegated' });
  const alone = await parties.open({ grant: grant.id });
  const args = { grant: grant.id, holder: 'GD/hrss', department: unit };
  expect(alone.denial).toEqual({ code: errors.access.notDelegated.code, args });
  const given = { name: 'whole', idNumber: 'last:4' } as const;
  const delegation = await bureau.access.delegate({ grant: grant.id, department: unit, fields: given, days: 30 });
  expect(delegation).toMatchObject({ grant: grant.id, department: unit, fields: given, state: 'active' });
  expect(delegation.expires < grant.expires).toBe(true);
  const handle = licensing.dataset(insured);
  const entries = [];
  for await (const entry of handle.open(await handle.delegated(delegation.id, given), keysOf(2)).entries())
    entries.push(entry);
  expect(entries.map(({ record }) => record?.name)).toEqual(folk.slice(0, 2).map(({ name }) => name));
  expect(entries[0]?.opening).toMatchObject({ grant: grant.id, delegation: delegation.id, actor: 'GD/li' });
  // The holder itself needs none.
  expect((await parties.open({ grant: grant.id }, keysOf(1), bureau)).state).toBe('allowed');
  const { items } = await licensing.access.delegations({ grant: grant.id });
  expect(items.map(({ id }) => id)).toEqual([delegation.id]);
});

test('it gives no more than was passed on, and only to whom', async () => {
  const { id: delegation } = await bureau.access.delegate({
    ...{ grant: grant.id, department: unit, fields: { name: 'whole' }, role: 'steward' },
  });
  const attempt = (change: object, by?: Ledger) =>
    parties.open({ grant: grant.id, delegation, fields: { name: 'whole' }, ...change }, keysOf(1), by);
  const args = { delegation, what: 'role', bound: 'steward' };
  expect((await attempt({})).denial).toEqual({ code: errors.access.delegationBound.code, args });
  expect((await attempt({}, parties.civil)).denial?.code).toBe(errors.access.grantOther.code);
  const other = await granted();
  expect((await attempt({ grant: other.id })).denial?.code).toBe(errors.access.delegationUnknown.code);
  const { id: narrow } = await bureau.access.delegate({
    ...{ grant: grant.id, department: unit, fields: { name: 'whole' } },
  });
  expect((await attempt({ delegation: narrow, fields })).denial?.code).toBe(errors.access.delegationNarrower.code);
  expect((await attempt({ delegation: 'GD/l-0000000000000000' })).denial?.code).toBe(
    errors.access.delegationUnknown.code,
  );
});

test('its own condition comes on top of those of the grant', async () => {
  const { id: delegation } = await bureau.access.delegate({
    ...{ grant: grant.id, department: unit, conditions: [{ op: '>', field: 'months', value: 0 }] },
  });
  const handle = licensing.dataset(insured);
  const seen = [];
  for await (const entry of handle.open(await handle.delegated(delegation, fields), keysOf(2)).entries())
    seen.push(entry.withheld?.code);
  expect(seen).toEqual([errors.access.conditionUnmet.code, undefined]);
});

test('what goes beyond the grant, or not down the tree, is refused', async () => {
  const pass = (change: object, by = bureau) => by.access.delegate({ grant: grant.id, department: unit, ...change });
  const wider = (what: string) => ({ grant: grant.id, what });
  await refused(pass({ fields: { idNumber: 'whole' } }), errors.access.delegationWider, wider('fields'));
  await refused(pass({ days: 1000 }), errors.access.delegationWider, wider('days'));
  await refused(pass({ department: 'hrss' }), errors.access.notBelow);
  await refused(pass({ department: 'civil-affairs' }), errors.access.notBelow);
  await refused(pass({ department: 'hrss/none' }), errors.registry.unknownDepartment);
  await refused(pass({}, parties.civil), errors.access.otherHolder);
  await refused(pass({}, licensing), errors.access.otherHolder);
  await refused(pass({}, parties.zhejiang), errors.ledger.notOwner);
  const unknown = [{ op: '=' as const, field: 'province', value: '44' }];
  await refused(pass({ conditions: unknown }), errors.ledger.malformed, { path: 'conditions.0' });
});

test('it ends when it is taken back, and with its grant', async () => {
  const own = await granted();
  const { id: delegation } = await bureau.access.delegate({ grant: own.id, department: unit });
  const [keys, salt] = [keysOf(1), hex()];
  const attempt = () => parties.open({ grant: own.id, delegation }, keys, licensing, salt);
  const opening = await attempt();
  expect(opening.state).toBe('allowed');
  const read = () => licensing.records.read({ opening: opening.id }, { transient: { keys, salt } });
  expect((await read()).records).toHaveLength(1);
  await refused(licensing.access.undelegate({ delegation, reason }), errors.access.otherHolder);
  await refused(ministry.access.undelegate({ delegation, reason }), errors.ledger.notOwner);
  expect(await bureau.access.undelegate({ delegation, reason })).toMatchObject({ state: 'revoked', reason });
  expect((await attempt()).denial).toEqual({
    code: errors.access.delegationRevoked.code,
    args: { delegation, reason },
  });
  await refused(read(), errors.access.delegationRevoked);
  await refused(bureau.access.undelegate({ delegation, reason }), errors.ledger.illegalState);
  const { id: second } = await bureau.access.delegate({ grant: own.id, department: unit });
  await ministry.access.revoke({ grant: own.id, reason });
  expect((await parties.open({ grant: own.id, delegation: second })).denial?.code).toBe(
    errors.access.grantRevoked.code,
  );
  await refused(bureau.access.delegate({ grant: own.id, department: unit }), errors.access.grantRevoked);
  expect(dataset).toBe(own.dataset);
});

describe('passed on further', () => {
  const pass = (change: Parameters<Ledger['access']['delegate']>[0], by = licensing) => by.access.delegate(change);

  test('opens for the department further down, never more than came down, and ends with any link above', async () => {
    const own = await granted();
    const first = await bureau.access.delegate({
      ...{ grant: own.id, department: unit, depth: 1, fields: { name: 'whole', idNumber: 'last:4' }, days: 20 },
      conditions: [{ op: '>', field: 'months', value: 0 }],
    });
    expect(first).toMatchObject({ depth: 1 });
    const parent = first.id;
    const second = await pass({ grant: own.id, parent, department: below, fields: { name: 'whole' } });
    expect(second).toMatchObject({ parent, department: below, expires: first.expires });
    expect(second.depth).toBeUndefined();
    const handle = window.dataset(insured);
    const given = { name: 'whole' } as const;
    const seen = [];
    for await (const entry of handle.open(await handle.delegated(second.id, given), keysOf(2)).entries())
      seen.push(entry.withheld?.code ?? entry.record?.name);
    // The condition of the link above holds as well.
    expect(seen).toEqual([errors.access.conditionUnmet.code, folk[1]!.name]);
    const attempt = (delegation: string, by: Ledger, fields: access.FieldSelection = given) =>
      parties.open({ grant: own.id, delegation, fields }, keysOf(1), by);
    expect((await attempt(first.id, licensing)).state).toBe('allowed');
    expect((await attempt(second.id, window)).state).toBe('allowed');
    expect((await attempt(second.id, licensing)).denial?.code).toBe(errors.access.delegationOther.code);
    expect((await attempt(second.id, window, { idNumber: 'last:4' })).denial?.args).toMatchObject({
      delegation: second.id,
    });
    const { items } = await ministry.access.delegations({ grant: own.id });
    expect(items.map(({ id }) => id).sort()).toEqual([first.id, second.id].sort());
    const [keys, salt] = [keysOf(1), hex()];
    const opening = await parties.open({ grant: own.id, delegation: second.id, fields: given }, keys, window, salt);
    const read = () => window.records.read({ opening: opening.id }, { transient: { keys, salt } });
    await read();
    await bureau.access.undelegate({ delegation: parent, reason });
    await refused(read(), errors.access.delegationRevoked, { delegation: parent, reason });
    expect((await attempt(second.id, window)).denial).toEqual({
      code: errors.access.delegationRevoked.code,
      args: { delegation: parent, reason },
    });
    await refused(pass({ grant: own.id, parent, department: below }), errors.access.delegationRevoked);
  });

  test('only by whom it was passed on to, only where it says so, and never wider', async () => {
    const own = await granted();
    const plain = await bureau.access.delegate({ grant: own.id, department: unit });
    const to = { grant: own.id, department: below };
    const tooFar = { delegation: plain.id, depth: 0 };
    await refused(pass({ ...to, parent: plain.id }), errors.access.delegationDepth, tooFar);
    const narrow = { depth: 1, fields: { name: 'whole' }, days: 10 } as const;
    const { id: parent } = await bureau.access.delegate({ grant: own.id, department: unit, ...narrow });
    const wider = (what: string) => ({ grant: own.id, what });
    await refused(pass({ ...to, parent, fields }), errors.access.delegationWider, wider('fields'));
    await refused(pass({ ...to, parent, days: 11 }), errors.access.delegationWider, wider('days'));
    await refused(pass({ ...to, parent, depth: 1 }), errors.access.delegationDepth, { delegation: parent, depth: 1 });
    await refused(pass({ ...to, parent, department: unit }), errors.access.notBelow);
    await refused(pass({ ...to, parent, department: 'civil-affairs' }), errors.access.notBelow);
    await refused(pass({ ...to, parent }, window), errors.access.otherHolder);
    await refused(pass({ ...to, parent }, parties.civil), errors.access.otherHolder);
    await refused(pass({ ...to, parent: 'GD/l-0000000000000000' }), errors.access.delegationUnknown);
    const other = await granted();
    await refused(pass({ ...to, grant: other.id, parent }), errors.access.delegationUnknown);
    const { id: further } = await pass({ ...to, parent });
    // Who passed it on takes it back, and who is above; not who was passed it.
    await refused(window.access.undelegate({ delegation: further, reason }), errors.access.otherHolder);
    expect(await licensing.access.undelegate({ delegation: further, reason })).toMatchObject({ state: 'revoked' });
    const { id: again } = await pass({ ...to, parent });
    expect(await bureau.access.undelegate({ delegation: again, reason })).toMatchObject({ state: 'revoked' });
  });
});
