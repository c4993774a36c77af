/** What a grant is bound to beyond fields and term: the record itself, the time of day, a role; and when it rests. */
import { errors, type access, type Guard } from '@oneplusn/api';
import type { Ledger } from '@oneplusn/sdk';
import { sampleTopology } from '@oneplusn/topology';
import { foundationWith, useNet } from '../../engine';
import { refused } from '../refused';
import { insured, wanted } from '../sharing/data';
import { later } from '../sharing/later';
import { dataset, fields, folk, hex, keysOf, partiesIn, type Parties } from '../sharing/parties';

const { committee } = sampleTopology('quickstart');
/** Its endorsers' clock can be turned. */
const foundation = foundationWith({ committee, clock: () => Date.now() });
const net = useNet({ foundation });
const hourMs = 3_600_000;
let parties: Parties;
let ministry: Ledger;
let licensing: Ledger;

beforeAll(async () => {
  parties = await partiesIn(net());
  ({ ministry, licensing } = parties);
});

/** Of the first ten of the folk, those with at least five months: an item that is not released. */
const atLeastFive: Guard = { op: '>', field: 'months', value: 4 };

describe('a condition on the record', () => {
  test('is judged by an item that is not released; who does not meet it is withheld, nothing more told', async () => {
    const { id: request } = await parties.request();
    const grant = await ministry.access.approve({ request, conditions: [atLeastFive] });
    expect(grant.conditions).toEqual([atLeastFive]);
    const handle = licensing.dataset(insured);
    const entries = [];
    for await (const entry of handle.open(await handle.grant(grant.id, { name: 'whole' }), keysOf(10)).entries())
      entries.push(entry);
    expect(entries.map(({ record }) => record?.name)).toEqual(
      folk.slice(0, 10).map(({ months, name }) => (months > 4 ? name : undefined)),
    );
    const [first] = entries;
    expect(first?.withheld?.is(errors.access.conditionUnmet)).toBe(true);
    expect(first?.withheld?.args).toEqual({ grant: grant.id });
    expect(entries[9]?.withheld).toBeUndefined();
    const { id: opening } = first!.opening;
    expect(first?.opening).toMatchObject({ id: opening, state: 'allowed', records: 10 });
  });

  test('can be asked for in the request; the provider adds its own, and a renewal keeps both', async () => {
    const asked = await parties.request({ conditions: [atLeastFive] });
    const below: Guard = { op: '<', field: 'months', value: 8 };
    const grant = await ministry.access.approve({ request: asked.id, conditions: [below] });
    expect(grant.conditions).toEqual([atLeastFive, below]);
    const names = async ({ id }: access.Grant) => {
      const handle = licensing.dataset(insured);
      const found: unknown[] = [];
      for await (const { name } of handle.open(await handle.grant(id, { name: 'whole' }), keysOf(10))) found.push(name);
      return found;
    };
    const meant = folk.slice(5, 8).map(({ name }) => name);
    expect(await names(grant)).toEqual(meant);
    const renewed = await parties.granted({ renews: grant.id });
    expect(renewed.conditions).toEqual([atLeastFive, below]);
    expect(await names(renewed)).toEqual(meant);
  });

  test.each([
    ['an item that is not there', { op: '=', field: 'province', value: '44' }, 'conditions.0'],
    ['another type', { op: '>', field: 'months', value: '4' }, 'conditions.0'],
    ['a value that no record has', { op: '=', field: 'name', value: 'x'.repeat(61) }, 'conditions.0'],
    [
      'an item to compare with that is not there',
      { op: 'and', of: [atLeastFive, { op: '=', field: 'name', other: 'surname' }] },
      'conditions.0.of.1',
    ],
  ] satisfies [string, Guard, string][])('with %s is refused, with its place', async (_, condition, path) => {
    const { id: request } = await parties.request();
    const approval = ministry.access.approve({ request, conditions: [condition] });
    await refused(approval, errors.ledger.malformed, { path });
    await refused(parties.request({ conditions: [condition] }), errors.ledger.malformed, { path });
  });
});

describe('a time of day', () => {
  const hours = { from: '08:00', to: '18:00' };

  test('is held at each opening and at each read', async () => {
    if (net().engine !== 'devnet') return; // elsewhere nobody turns the peers' clocks
    const inHours = msUntil('10:00');
    const grant = await later(inHours, async () =>
      ministry.access.approve({ request: (await parties.request()).id, hours }),
    );
    expect(grant.hours).toEqual(hours);
    const [keys, salt] = [keysOf(1), hex()];
    const opening = await later(inHours, () => parties.open({ grant: grant.id }, keys, licensing, salt));
    expect(opening.state).toBe('allowed');
    const read = () => licensing.records.read({ opening: opening.id }, { transient: { keys, salt } });
    await later(inHours, async () => expect((await read()).records).toHaveLength(1));
    await later(inHours + 10 * hourMs, async () => {
      const denied = await parties.open({ grant: grant.id });
      const denial = { code: errors.access.outsideHours.code, args: { grant: grant.id, hours: '08:00-18:00' } };
      expect(denied).toMatchObject({ state: 'denied', denial });
      await refused(read(), errors.access.outsideHours, { grant: grant.id });
    });
  });

  test('on days of the week alone', async () => {
    if (net().engine !== 'devnet') return;
    const inHours = msUntil('10:00');
    const today = (['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] as const)[
      new Date(Date.now() + inHours + 8 * hourMs).getUTCDay()
    ]!;
    const { id: request } = await parties.request();
    const grant = await ministry.access.approve({ request, hours: { ...hours, days: [today] } });
    await later(inHours, async () => expect((await parties.open({ grant: grant.id })).state).toBe('allowed'));
    await later(inHours + 24 * hourMs, async () =>
      expect((await parties.open({ grant: grant.id })).denial?.code).toBe(errors.access.outsideHours.code),
    );
  });

  test('is not widened by the approval', async () => {
    const { id: request } = await parties.request({ hours });
    const wider = ministry.access.approve({ request, hours: { from: '07:59', to: '18:00' } });
    await refused(wider, errors.access.notNarrower, { what: 'hours', request });
    const never = ministry.access.approve({ request, hours: { from: '18:00', to: '08:00' } });
    await refused(never, errors.ledger.malformed, { path: 'hours' });
    expect(await ministry.access.approve({ request })).toMatchObject({ hours });
  });

  /** From now to that time of day in China, today or tomorrow. */
  function msUntil(time: string): number {
    const now = Date.now();
    const day = new Date(now + 8 * hourMs).toISOString().slice(0, 10);
    const at = Date.parse(`${day}T${time}:00+08:00`);
    return at > now ? at - now : at + 24 * hourMs - now;
  }
});

test('a grant for a role is for those who have it', async () => {
  const { id: request } = await parties.request();
  const grant = await ministry.access.approve({ request, role: 'steward' });
  const denied = await parties.open({ grant: grant.id });
  const args = { grant: grant.id, role: 'steward', actor: 'GD/li' };
  expect(denied).toMatchObject({ state: 'denied', denial: { code: errors.access.roleNotGranted.code, args } });
  const fits = await ministry.access.approve({ request: (await parties.request()).id, role: 'official' });
  expect((await parties.open({ grant: fits.id })).state).toBe('allowed');
});

describe('a suspended grant', () => {
  const reason = '使用情况核查中';

  test('opens and gives nothing, and says why, until it is resumed', async () => {
    const grant = await parties.granted();
    const [keys, salt] = [keysOf(2), hex()];
    const opening = await parties.open({ grant: grant.id }, keys, licensing, salt);
    const read = () => licensing.records.read({ opening: opening.id }, { transient: { keys, salt } });
    expect(await ministry.access.suspend({ grant: grant.id, reason })).toMatchObject({ state: 'suspended', reason });
    const args = { grant: grant.id, reason };
    expect((await parties.open({ grant: grant.id })).denial).toEqual({ code: errors.access.grantSuspended.code, args });
    await refused(read(), errors.access.grantSuspended, args);
    await refused(ministry.access.suspend({ grant: grant.id, reason }), errors.ledger.illegalState);
    const resumed = await ministry.access.resume({ grant: grant.id });
    expect(resumed.state).toBe('active');
    expect(resumed.reason).toBeUndefined();
    expect((await parties.open({ grant: grant.id })).state).toBe('allowed');
    expect((await read()).records).toHaveLength(2);
    await refused(ministry.access.resume({ grant: grant.id }), errors.ledger.illegalState);
  });

  test('can be revoked, and then comes back no more', async () => {
    const grant = await parties.granted();
    await ministry.access.suspend({ grant: grant.id, reason });
    await ministry.access.revoke({ grant: grant.id, reason });
    await refused(ministry.access.resume({ grant: grant.id }), errors.ledger.illegalState, { state: 'revoked' });
    expect((await parties.open({ grant: grant.id })).denial?.code).toBe(errors.access.grantRevoked.code);
  });

  test('only its provider does either', async () => {
    const grant = await parties.granted();
    const steward = await net().connect('GD/feng');
    await refused(steward.access.suspend({ grant: grant.id, reason }), errors.ledger.notOwner);
    await ministry.access.suspend({ grant: grant.id, reason });
    await refused(steward.access.resume({ grant: grant.id }), errors.ledger.notOwner);
  });
});

test('what is not used costs nothing in words: a plain grant has none of it', async () => {
  const grant = await parties.granted();
  for (const name of ['conditions', 'hours', 'role', 'below']) expect(grant).not.toHaveProperty(name);
  expect(await parties.open({ grant: grant.id, dataset, fields, purpose: wanted.purpose })).toMatchObject({
    state: 'allowed',
  });
});
