/**
 * Two authorities write into public state what only a provider can say: a policy, a plan, that a grant holds again, a
 * delegation, a review. Nothing is opened by any of it.
 */
import { canonicalJson, errors, sha256, type access } from '@oneplusn/api';
import type { Ledger } from '@oneplusn/sdk';
import { sampleTopology } from '@oneplusn/topology';
import { useNet } from '../../engine';
import { refused } from '../refused';
import { wanted } from '../sharing/data';
import { Conspiracy, factKey, rogueFoundation } from '../sharing/conspiracy';
import { dataset, fields, hex, keysOf, partiesIn, type Parties } from '../sharing/parties';
import { eventually } from '../waiting';

const { committee: chair } = sampleTopology('quickstart');
const rogue = rogueFoundation(chair);
const net = useNet({ perAuthority: { GD: rogue, ZJ: rogue } });
const [valid, policyFailure] = [0, 10];
const reason = '试验';
const provenance = { by: 'MHRSS/wu', at: '2026-10-01T00:00:00.000Z', txId: 'ab'.repeat(32) };
let parties: Parties;
let ministry: Ledger;
let auditor: Ledger;
let licensing: Ledger;
/** The requester with an accomplice. */
let pair: Conspiracy;

beforeAll(async () => {
  parties = await partiesIn(net());
  ({ ministry, licensing } = parties);
  auditor = await net().connect('MHRSS/he');
  pair = new Conspiracy(net(), 'GD/li', ['GD', 'ZJ']);
});

test('a standing policy in the provider’s name grants nothing', async () => {
  const id = 'MHRSS/p-0123456789abcdef';
  const policy: access.Policy = {
    ...{ id, provider: 'MHRSS', dataset, who: [{ authority: 'GD' }], fields, purposes: [wanted.purpose] },
    ...{ days: wanted.days, quota: wanted.quota, basis: 'x', state: 'active', provenance },
  };
  expect(await pair.forge('policy', id, policy)).toBe(valid);
  const { id: request } = await parties.request();
  await refused(licensing.access.grantByPolicy({ request, policy: id }), errors.ledger.notFound, { kind: 'policy' });
  expect((await licensing.access.policies({ provider: 'MHRSS' })).items).toEqual([]);
});

test('one that the provider has published is not widened by writing over it', async () => {
  const { id, ...policy } = await ministry.access.publishPolicy({
    ...{ dataset, who: [{ authority: 'GD', department: 'civil-affairs' }], fields, purposes: [wanted.purpose] },
    ...{ days: wanted.days, quota: wanted.quota, basis: 'x' },
  });
  expect(await pair.forge('policy', id, { ...policy, id, who: [{ authority: 'GD' }] })).toBe(valid);
  const { id: request } = await parties.request();
  await refused(licensing.access.grantByPolicy({ request, policy: id }), errors.ledger.sealBroken, { kind: 'policy' });
});

test('the two do not seal a grant by a policy without the provider’s peer', async () => {
  const { id: policy } = await ministry.access.publishPolicy({
    ...{ dataset, who: [{ authority: 'GD' }], fields: { name: 'whole' }, purposes: [wanted.purpose] },
    ...{ days: wanted.days, quota: wanted.quota, basis: 'x' },
  });
  const { id: request } = await parties.request();
  const grant = await parties.granted();
  const forged = { ...grant, id: 'MHRSS/g-0123456789abcdef', request, policy };
  expect(await pair.forge('grant', forged.id, forged)).toBe(valid);
  expect((await parties.open({ grant: forged.id })).denial?.code).toBe(errors.access.noGrant.code);
  const sealed = { key: factKey('grant', forged.id), text: JSON.stringify(forged), into: 'MHRSS' };
  expect(await pair.write(sealed)).toBe(policyFailure);
});

test('a suspended grant does not hold again by their word, nor is one suspended, bound or freed by it', async () => {
  const grant = await parties.granted();
  const suspended = await ministry.access.suspend({ grant: grant.id, reason });
  expect(await pair.forge('grant', grant.id, { ...suspended, state: 'active' })).toBe(valid);
  expect((await parties.open({ grant: grant.id })).denial?.code).toBe(errors.access.noGrant.code);
  const { content } = await ministry.ledger.copy({ kind: 'grant', id: grant.id });
  await ministry.ledger.restore({ kind: 'grant', id: grant.id, content });
  expect((await parties.open({ grant: grant.id, fields: { name: 'whole' } })).denial?.code).toBe(
    errors.access.grantSuspended.code,
  );
  await ministry.access.resume({ grant: grant.id });
  expect((await parties.open({ grant: grant.id })).state).toBe('allowed');
  const { id: request } = await parties.request();
  const bound = await ministry.access.approve({ request, hours: { from: '00:00', to: '00:01' }, role: 'steward' });
  expect(await pair.forge('grant', bound.id, { ...bound, hours: undefined, role: undefined })).toBe(valid);
  expect((await parties.open({ grant: bound.id })).denial?.code).toBe(errors.access.noGrant.code);
});

test('a suspension is not held up by holding its key shut', async () => {
  const grant = await parties.granted();
  expect(await pair.hold(factKey('grant', grant.id))).toBe(valid);
  await ministry.access.suspend({ grant: grant.id, reason });
  expect((await parties.open({ grant: grant.id })).state).toBe('denied');
});

test('a holder with altered chaincode gives its departments no more than the grant does', async () => {
  const grant = await parties.granted();
  const id = 'GD/l-0123456789abcdef';
  const forged: access.Delegation = {
    ...{ id, grant: grant.id, requester: 'GD', department: 'hrss/licensing', state: 'active', provenance },
    ...{ fields: { ...fields, idNumber: 'whole', address: 'whole' }, expires: '2099-01-01T00:00:00.000Z' },
  };
  expect(await pair.forge('delegation', id, forged)).toBe(valid);
  const attempt = async (change: object = {}) =>
    (await parties.open({ grant: grant.id, delegation: id, ...change })).denial?.code;
  expect(await attempt()).toBe(errors.access.delegationUnknown.code);
  // The holder itself can seal it, and still passes on no more than it has.
  const [key, text] = [factKey('delegation', id), canonicalJson({ value: forged })];
  expect(await pair.write({ key, text }, { key, text, into: 'GD' })).toBe(valid);
  expect(await attempt()).toBeUndefined();
  expect(await attempt({ fields: { address: 'whole' } })).toBe(errors.access.fieldNotGranted.code);
  expect(await attempt({ fields: { idNumber: 'whole' } })).toBe(errors.access.fieldNotGranted.code);
  await ministry.access.revoke({ grant: grant.id, reason });
  expect(await attempt()).toBe(errors.access.grantRevoked.code);
});

describe('a chain of delegations', () => {
  const unit = 'hrss/licensing';
  const at = (id: string, change: Partial<access.Delegation>, grant: access.Grant): access.Delegation => ({
    ...{ id, grant: grant.id, requester: 'GD', department: unit, fields, depth: 4, state: 'active', provenance },
    ...{ expires: '2099-01-01T00:00:00.000Z', ...change },
  });
  /** The holder can seal what it likes in its own name. */
  const seal = async (given: access.Delegation) => {
    const [key, text] = [factKey('delegation', given.id), canonicalJson({ value: given })];
    expect(await pair.write({ key, text }, { key, text, into: 'GD' })).toBe(valid);
  };
  const attempt = async (grant: access.Grant, delegation: string) =>
    (await parties.open({ grant: grant.id, delegation })).denial;
  const [one, two] = ['GD/l-1111111111111111', 'GD/l-2222222222222222'];

  test('forged by two opens nothing, whichever of its links it is', async () => {
    const grant = await parties.granted();
    expect(await pair.forge('delegation', two, at(two, {}, grant))).toBe(valid);
    await seal(at(one, { parent: two }, grant));
    expect(await attempt(grant, one)).toEqual({
      code: errors.access.delegationUnknown.code,
      args: { grant: grant.id, delegation: two },
    });
  });

  test('that its holder has sealed in a circle, too deep, or through another’s link opens nothing', async () => {
    const grant = await parties.granted();
    const [here, there] = ['GD/l-3333333333333333', 'GD/l-4444444444444444'];
    await seal(at(here, { parent: there }, grant));
    await seal(at(there, { parent: here }, grant));
    expect((await attempt(grant, here))?.code).toBe(errors.access.delegationUnknown.code);
    const [deep, shallow] = ['GD/l-5555555555555555', 'GD/l-6666666666666666'];
    await seal(at(shallow, { depth: undefined }, grant));
    await seal(at(deep, { parent: shallow }, grant));
    expect(await attempt(grant, deep)).toMatchObject({ code: errors.access.delegationDepth.code });
    const foreign = 'ZJ/l-7777777777777777';
    const [key, text] = [
      factKey('delegation', foreign),
      canonicalJson({ value: at(foreign, { requester: 'ZJ', depth: 4 }, grant) }),
    ];
    expect(await pair.write({ key, text }, { key, text, into: 'ZJ' })).toBe(valid);
    const through = 'GD/l-8888888888888888';
    await seal(at(through, { parent: foreign }, grant));
    expect(await attempt(grant, through)).toMatchObject({ args: { delegation: foreign } });
  });

  test('ends with a middle link that is over, and gives no more than the grant', async () => {
    const grant = await parties.granted();
    const [inner, outer] = ['GD/l-9999999999999999', 'GD/l-aaaaaaaaaaaaaaaa'];
    await seal(at(inner, { parent: outer, fields: { ...fields, address: 'whole' } }, grant));
    await seal(at(outer, { fields: { ...fields, address: 'whole' } }, grant));
    expect(await attempt(grant, inner)).toBeUndefined();
    const address = await parties.open({ grant: grant.id, delegation: inner, fields: { address: 'whole' } });
    expect(address.denial?.code).toBe(errors.access.fieldNotGranted.code);
    await seal(at(outer, { expires: '2026-01-01T00:00:00.000Z' }, grant));
    expect(await attempt(grant, inner)).toMatchObject({
      ...{ code: errors.access.delegationExpired.code, args: { delegation: outer } },
    });
  });
});

describe('in an emergency', () => {
  const said = {
    ...{ dataset, fields: { name: 'whole' }, minutes: 60, reviewHours: 1, basis: 'x' },
    ...{ who: [{ authority: 'GD' }], quota: { records: 10, per: 'day' as const } },
  };
  const attempt = (plan: string, change: object = {}) =>
    parties.open({ plan, reason, fields: { name: 'whole' }, purpose: 'emergency', ...change });

  test('a plan in the provider’s name opens nothing, nor does one written over', async () => {
    const id = 'MHRSS/e-0123456789abcdef';
    const plan: access.Plan = { ...said, id, provider: 'MHRSS', author: 'MHRSS/wu', state: 'active', provenance };
    expect(await pair.forge('plan', id, plan)).toBe(valid);
    expect((await attempt(id)).denial?.code).toBe(errors.access.noPlan.code);
    const own = await ministry.access.publishPlan(said);
    expect(await pair.forge('plan', own.id, { ...own, fields: { ...fields, address: 'whole' } })).toBe(valid);
    expect((await attempt(own.id, { fields: { address: 'whole' } })).denial?.code).toBe(errors.access.noPlan.code);
  });

  test('an opening that bears the mark of one in public alone is read by nobody', async () => {
    const { id: plan } = await ministry.access.publishPlan(said);
    const [keys, salt] = [keysOf(1), hex()];
    const denied = await parties.open(
      { plan, reason, purpose: 'emergency', fields: { address: 'whole' } },
      keys,
      licensing,
      salt,
    );
    const allowed = { ...denied, state: 'allowed', denial: undefined, expires: '2099-01-01T00:00:00.000Z' };
    expect(await pair.forge('opening', denied.id, allowed)).toBe(valid);
    const read = licensing.records.read({ opening: denied.id }, { transient: { keys, salt } });
    await refused(read, errors.access.openingUnknown);
  });

  test('what awaits a review is taken out of the inbox by nobody, and reviewed in nobody’s name', async () => {
    const { id: plan } = await ministry.access.publishPlan(said);
    const opening = await attempt(plan);
    expect(opening.state).toBe('allowed');
    const awaiting = () =>
      eventually(
        () => auditor.access.emergencies({ only: 'awaiting' }),
        ({ items }) => items.some((each) => each.opening.id === opening.id),
      );
    await awaiting();
    const id = `MHRSS/i-${sha256(opening.id).slice(0, 24)}`;
    const forged = { id, opening: opening.id, outcome: 'justified', words: 'x', provenance };
    expect(await pair.forge('inspection', id, forged)).toBe(valid);
    expect((await awaiting()).items.map((each) => each.opening)).toContainEqual(opening);
    const moment = String(9_999_999_999_999 - Date.parse(opening.at)).padStart(13, '0');
    const note = ['own', 'emergency', `${moment}~${opening.id.slice(opening.id.indexOf('/') + 1)}`] as const;
    expect(await pair.write({ key: note, text: '"x"', into: 'MHRSS' })).toBe(policyFailure);
    // Their text may spoil the opening; then it is named.
    expect(await pair.forge('opening', opening.id, { ...opening, reviewBy: '2099-01-01T00:00:00.000Z' })).toBe(valid);
    const { unsound } = await eventually(
      () => auditor.access.emergencies({}),
      (page) => page.unsound.length > 0,
    );
    expect(unsound).toContain(opening.id);
    await refused(
      auditor.access.inspect({ opening: opening.id, outcome: 'justified', words: 'x' }),
      errors.ledger.sealBroken,
    );
  });
});
