import { randomUUID } from 'node:crypto';
import { errors, type access } from '@oneplusn/api';
import type { ErrorDescriptor } from '@oneplusn/errors';
import { OpeningDenied, type Ledger } from '@oneplusn/sdk';
import { sampleTopology } from '@oneplusn/topology';
import { foundationWith, foundNet, useNet } from '../engine';
import { insured, people, posts, secret as internal, wanted } from './sharing/data';
import { dataset, partiesIn, fields, folk, hex, keysOf, type Parties } from './sharing/parties';
import { enact, govern, votersOf } from './sharing/governing';
import { later } from './sharing/later';
import { stockClient } from './sharing/stock';
import { refused } from './refused';
import { eventually } from './waiting';

const topology = sampleTopology('quickstart');
const { committee } = topology;
/** Its endorsers' clock can be turned. */
const foundation = foundationWith({ committee, clock: () => Date.now() });
const net = useNet({ foundation, topology, founded: false });
/** Has a certificate, but nobody has enrolled it. */
const stranger = 'Committee/zhou';
let parties: Parties;
let ministry: Ledger;
let licensing: Ledger;
let grant: access.Grant;

beforeAll(async () => {
  const authorities = topology.authorities.map((authority) => ({
    ...authority,
    actors: authority.actors.filter(({ id }) => `${authority.msp}/${id}` !== stranger),
  }));
  await foundNet({ ...net(), topology: { ...topology, authorities } });
  parties = await partiesIn(net());
  ({ ministry, licensing } = parties);
  grant = await parties.granted();
});

describe('openings', () => {
  test('records come typed, masked as granted, verified', async () => {
    const seen = [];
    const handle = licensing.dataset(insured);
    for await (const person of handle.open(await handle.grant(grant.id, fields), keysOf(5))) seen.push(person);
    expect(seen).toEqual(
      folk.slice(0, 5).map(({ idNumber, name, birthDate }) => ({
        name,
        birthDate: birthDate.slice(0, 4),
        idNumber: idNumber.slice(-4),
      })),
    );
  });

  test('a part of what is granted may be opened; whoever has no record is said to be absent', async () => {
    const keys = [...keysOf(1), people(30).at(-1)!.idNumber];
    const handle = licensing.dataset(insured);
    const entries = [];
    for await (const entry of handle.open(await handle.grant(grant.id, { name: 'whole' }), keys).entries())
      entries.push(entry);
    expect(entries.map(({ record }) => record)).toEqual([{ name: folk[0]!.name }, undefined]);
  });

  test('malformed ones are refused and leave nothing', async () => {
    await refused(parties.open({ grant: grant.id, records: 3 }, keysOf(2)), errors.ledger.malformed);
    const [key] = keysOf(1);
    await refused(parties.open({ grant: grant.id }, [key!, key!]), errors.ledger.malformed);
    await refused(parties.open({ grant: grant.id, records: 1001 }, keysOf(2)), errors.ledger.malformed);
    await refused(parties.open({ dataset: posts.id, fields: { code: 'whole' } }), errors.access.nothingToRequest);
  });

  test('a key that can be nobody’s is refused before any quota is spent, and named by its place alone', async () => {
    const one = await parties.granted({ quota: { records: 2, per: 'term' } });
    const small = keysOf(1)[0]!.replace(/.$/, 'x');
    for (const wrong of [small, '110105209912310029', '张三']) {
      const call = parties.open({ grant: one.id }, [...keysOf(1), wrong]);
      const { args } = await refused(call, errors.records.keyImpossible);
      expect(args).toMatchObject({ row: 2, dataset, field: 'idNumber' });
      expect(JSON.stringify(args)).not.toContain(wrong);
    }
    expect((await parties.open({ grant: one.id }, keysOf(2))).state).toBe('allowed');
    // Whoever has no grant is denied all the same, and that is recorded.
    expect(await parties.open({}, [small])).toMatchObject({
      state: 'denied',
      denial: { code: errors.access.noGrant.code },
    });
  });

  const denials: [string, ErrorDescriptor, () => Promise<access.Opening>][] = [
    ['no grant', errors.access.noGrant, () => parties.open({})],
    ['a grant that is not there', errors.access.noGrant, () => parties.open({ grant: 'MHRSS/g-0000000000000000' })],
    ['another department', errors.access.grantOther, () => parties.open({ grant: grant.id }, keysOf(1), parties.civil)],
    [
      'another authority',
      errors.access.grantOther,
      () => parties.open({ grant: grant.id }, keysOf(1), parties.zhejiang),
    ],
    [
      'a field not granted',
      errors.access.fieldNotGranted,
      () => parties.open({ grant: grant.id, fields: { address: 'whole' } }),
    ],
    [
      'a field granted masked',
      errors.access.fieldNotGranted,
      () => parties.open({ grant: grant.id, fields: { idNumber: 'whole' } }),
    ],
    ['another purpose', errors.access.purposeDiffers, () => parties.open({ grant: grant.id, purpose: 'statistics' })],
    [
      'a dataset that is not there',
      errors.access.datasetRetired,
      () => parties.open({ grant: grant.id, dataset: 'MHRSS/none' }),
    ],
    ['a dataset not shared', errors.access.notShared, () => parties.open({ grant: grant.id, dataset: internal.id })],
  ];

  test.each(denials)('with %s is denied, and the denial is on the ledger', async (_, expected, attempt) => {
    const opening = await attempt();
    expect(opening).toMatchObject({ state: 'denied', denial: { code: expected.code } });
    expect(opening.expires).toBeUndefined();
    const auditor = await net().connect('Committee/qian');
    const { items } = await eventually(
      () => auditor.audit.openings({ state: 'denied', actor: opening.actor, size: 1 }),
      (page) => page.items[0]?.id === opening.id,
    );
    // Two denials of one reason may be of one sort: then the first stands for both, with its own particulars.
    const { id, state } = opening;
    expect(items[0]).toMatchObject({ id, state, denial: { code: expected.code } });
    const read = licensing.records.read({ opening: opening.id }, { transient: { keys: keysOf(2), salt: hex() } });
    const why = opening.actor === 'GD/li' ? errors.access.openingDenied : errors.access.openingNotYours;
    await refused(read, why);
  });

  test('the SDK tells a denial from its reason, with the opening', async () => {
    const handle = licensing.dataset(insured);
    const typed = { ...(await handle.grant(grant.id, fields)), purpose: 'statistics' };
    const error: unknown = await (async () => {
      for await (const person of handle.open(typed, keysOf(1))) return person;
      return undefined;
    })().catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(OpeningDenied);
    expect((error as OpeningDenied).is(errors.access.purposeDiffers)).toBe(true);
    expect((error as OpeningDenied).opening.state).toBe('denied');
  });

  test('repeated denials of an actor are gathered', async () => {
    const ask = (purpose: string) => parties.open({ grant: grant.id, purpose }, keysOf(1));
    const first = await ask('statistics.again');
    const again = await ask('statistics.again');
    expect(again).toMatchObject({ id: first.id, state: 'denied', denial: { code: errors.access.purposeDiffers.code } });
    const ids = new Set<string>();
    for (let n = 0; n < 40; n += 1) ids.add((await ask(`statistics.n-${n}`)).id);
    expect(ids.size).toBeLessThanOrEqual(16);
  });

  test('a suspended actor is turned away, and nothing is written', async () => {
    const administrator = await net().connect('GD/admin');
    const chen = { id: 'chen', name: '陈静', department: 'civil-affairs', roles: ['official' as const] };
    await administrator.registry.enrol({ actors: [{ ...chen, state: 'suspended' }] });
    try {
      await refused(parties.open({ grant: grant.id }, keysOf(1), parties.civil), errors.registry.actorSuspended);
    } finally {
      await administrator.registry.enrol({ actors: [{ ...chen, state: 'active' }] });
    }
  });

  test('nor is an actor whom nobody enrolled', async () => {
    const connected = await net().connect(stranger);
    await refused(parties.open({ grant: grant.id }, keysOf(1), connected), errors.registry.unknownActor);
  });

  test('actors of a suspended authority are turned away, and read nothing they opened before', async () => {
    const [keys, salt] = [keysOf(1), hex()];
    const before = await parties.open({ grant: grant.id }, keys, licensing, salt);
    const others = votersOf(net()).filter((msp) => msp !== 'GD');
    await enact(net(), { action: 'suspend', msp: 'GD', reason: '试验' });
    try {
      const read = () => licensing.records.read({ opening: before.id }, { transient: { keys, salt } });
      await refused(read(), errors.registry.authoritySuspended);
      await refused(parties.open({ grant: grant.id }), errors.registry.authoritySuspended);
    } finally {
      await enact(net(), { action: 'resume', msp: 'GD', reason: '试验结束' }, others);
    }
    expect((await parties.open({ grant: grant.id })).state).toBe('allowed');
  });

  test('reading takes the very keys, salt and actor of the opening', async () => {
    const [keys, salt] = [keysOf(3), hex()];
    const opening = await parties.open({ grant: grant.id }, keys, licensing, salt);
    const read = (change: { keys?: string[]; salt?: string }, by = licensing) =>
      by.records.read({ opening: opening.id }, { transient: { keys, salt, ...change } });
    expect((await read({})).records).toHaveLength(3);
    await refused(read({ keys: keysOf(3, 5) }), errors.access.keysDiffer);
    await refused(read({ keys: [...keys].reverse() }), errors.access.keysDiffer);
    await refused(read({ keys: keys.slice(1) }), errors.access.keysDiffer);
    await refused(read({ salt: hex() }), errors.access.keysDiffer);
    await refused(read({}, parties.civil), errors.access.openingNotYours);
    await refused(read({}, parties.zhejiang), errors.access.openingNotYours);
    const page = await licensing.records.read(
      { opening: opening.id, from: 1, count: 1 },
      { transient: { keys, salt } },
    );
    expect(page.records.map(({ key }) => key)).toEqual([keys[1]]);
    expect(page.next).toBe(2);
  });

  test('a replayed opening is the same one, and takes nothing from the quota again', async () => {
    const small = await parties.granted({ quota: { records: 3, per: 'term' } });
    const [keys, salt, requestId, sealTo] = [keysOf(2), hex(), randomUUID(), await parties.sealTo()];
    const input = { dataset, grant: small.id, fields, purpose: wanted.purpose, records: 2 };
    const first = await licensing.access.open(input, { transient: { keys, salt, sealTo }, requestId });
    expect(await licensing.access.open(input, { transient: { keys, salt, sealTo }, requestId })).toEqual(first);
    expect((await parties.open({ grant: small.id }, keysOf(1))).state).toBe('allowed');
    const other = licensing.access.open(input, { transient: { keys: keysOf(2, 4), salt, sealTo }, requestId });
    await refused(other, errors.ledger.requestReused);
  });

  test('a quota is given out to the last record and not beyond, however many ask at once', async () => {
    const tight = await parties.granted({ quota: { records: 30, per: 'day' } });
    const attempts = Array.from({ length: 14 }, (_, n) => parties.open({ grant: tight.id }, keysOf(3, n)));
    const openings = await Promise.all(attempts);
    expect(openings.filter(({ state }) => state === 'allowed')).toHaveLength(10);
    for (const { denial } of openings.filter(({ state }) => state === 'denied')) {
      expect(denial).toMatchObject({ code: errors.access.quotaSpent.code, args: { grant: tight.id, quota: 30 } });
    }
  });

  test('a grant taken back stops openings and reads at once', async () => {
    const doomed = await parties.granted();
    const [keys, salt] = [keysOf(2), hex()];
    const opening = await parties.open({ grant: doomed.id }, keys, licensing, salt);
    const read = () => licensing.records.read({ opening: opening.id }, { transient: { keys, salt } });
    expect((await read()).records).toHaveLength(2);
    expect(await ministry.access.revoke({ grant: doomed.id, reason: '用途不符' })).toMatchObject({ state: 'revoked' });
    await refused(read(), errors.access.grantRevoked);
    expect(await parties.open({ grant: doomed.id })).toMatchObject({
      denial: { code: errors.access.grantRevoked.code },
    });
    await refused(ministry.access.revoke({ grant: doomed.id, reason: '再次' }), errors.ledger.illegalState);
  });

  test('an opening ends with its hours, a governed number', async () => {
    await govern(net(), { name: 'access.opening-hours', value: 0, basis: '试验' });
    try {
      const [keys, salt] = [keysOf(1), hex()];
      const opening = await parties.open({ grant: grant.id }, keys, licensing, salt);
      expect(opening).toMatchObject({ state: 'allowed', expires: opening.at });
      const read = licensing.records.read({ opening: opening.id }, { transient: { keys, salt } });
      await refused(read, errors.access.openingExpired);
    } finally {
      await govern(net(), { name: 'access.opening-hours', value: 24, basis: '试验结束' });
    }
  });

  test('only the provider’s peer answers a read, and only for an opening it knows', async () => {
    const [keys, salt] = [keysOf(1), hex()];
    const opening = await parties.open({ grant: grant.id }, keys, licensing, salt);
    const client = stockClient(net(), 'GD/li');
    const read = (id: string, peer: string) =>
      client.evaluate('records:read', {
        arguments: [JSON.stringify({ input: { opening: id } })],
        transientData: { keys: JSON.stringify(keys), salt: JSON.stringify(salt) },
        endorsingOrganizations: [peer],
      });
    const answers = (code: string) => ({ details: [{ message: expect.stringContaining(code) as string }] });
    try {
      expect(await eventually(() => read(opening.id, 'MHRSS'))).toContain('"current"');
      for (const peer of ['GD', 'ZJ']) {
        await expect(read(opening.id, peer)).rejects.toMatchObject(answers(errors.records.wrongPeer.code));
      }
      const unknown = read('MHRSS/o-gd-0000000000000000', 'MHRSS');
      await expect(unknown).rejects.toMatchObject(answers(errors.access.openingUnknown.code));
    } finally {
      client.close();
    }
  });

  test('a grant ends with its term, and the reads with it', async () => {
    if (net().engine !== 'devnet') return; // elsewhere nobody turns the peers' clocks
    const [keys, salt] = [keysOf(1), hex()];
    const brief = await parties.granted({ days: 1 });
    const opening = await parties.open({ grant: brief.id }, keys, licensing, salt);
    expect(opening.state).toBe('allowed');
    await later(25 * 3_600_000, async () => {
      const denied = await parties.open({ grant: brief.id });
      const denial = { code: errors.access.grantExpired.code, args: { grant: brief.id, expires: brief.expires } };
      expect(denied).toMatchObject({ denial });
      const read = licensing.records.read({ opening: opening.id }, { transient: { keys, salt } });
      await refused(read, errors.access.openingExpired);
    });
  });

  test('a record corrected or withdrawn since is read as it now stands', async () => {
    const person = folk[19]!;
    const [keys, salt] = [[person.idNumber], hex()];
    const handle = licensing.dataset(insured);
    const typed = await handle.grant(grant.id, { name: 'whole' });
    const names = async () => {
      const seen = [];
      for await (const { record } of handle.open(typed, keys).entries()) seen.push(record?.name);
      return seen;
    };
    await ministry.records.correctConditional(
      { dataset, reason: '更名' },
      { transient: { key: person.idNumber, fields: { ...person, name: '欧阳新' }, salt } },
    );
    expect(await names()).toEqual(['欧阳新']);
    await ministry.records.withdrawConditional(
      { dataset, reason: '误登' },
      { transient: { key: person.idNumber, salt: hex() } },
    );
    expect(await eventually(names)).toEqual([undefined]);
  });
});
