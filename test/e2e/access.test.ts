import { errors } from '@oneplusn/api';
import type { Ledger } from '@oneplusn/sdk';
import { useNet } from '../engine';
import { insured, posts, secret as internal, wanted } from './sharing/data';
import { dataset, partiesIn, fields, type Parties } from './sharing/parties';
import { arrange, enact, govern } from './sharing/governing';
import { refused } from './refused';
import { connectWith } from './registry/certificates';
import { eventually } from './waiting';

const net = useNet();
let parties: Parties;
let ministry: Ledger;
let licensing: Ledger;

beforeAll(async () => {
  parties = await partiesIn(net());
  ({ ministry, licensing } = parties);
  await arrange(net());
});

describe('requests', () => {
  test('are filed, due in ten working days, and listed on both sides, newest first', async () => {
    const first = await parties.request();
    const second = await parties.request({ fields: { name: 'first:1' } });
    expect(first).toMatchObject({ requester: 'GD', department: 'hrss/licensing', dataset, fields, ...wanted });
    expect(first.id).toMatch(/^GD\/r-/);
    const days = (Date.parse(first.due ?? '') - Date.parse(first.provenance.at)) / 86_400_000;
    // From a Sunday on, ten working days end on the second Friday, less than twelve days later.
    expect(days).toBeGreaterThan(11);
    expect(days).toBeLessThan(30);
    for (const { items } of [
      await licensing.access.requests({ requester: 'GD' }),
      await eventually(() => ministry.access.requests({ provider: 'MHRSS' })),
    ]) {
      expect(items.slice(0, 2).map(({ id }) => id)).toEqual([second.id, first.id]);
      expect(items[0]?.decision).toBeUndefined();
    }
    expect((await licensing.access.requests({ requester: 'ZJ' })).items).toEqual([]);
    expect(await licensing.access.requested({ request: first.id })).toMatchObject({
      ...first,
      progress: { stage: 'filed', turn: 'provider', due: first.due, left: 10 },
    });
    await refused(licensing.access.requested({ request: 'GD/r-0000000000000000' }), errors.ledger.notFound);
  });

  test('are due by the calendar and the term that the network has set, for all or for one provider', async () => {
    const dueOf = async () => (await parties.request()).due ?? '';
    const before = await dueOf();
    const calendar = { year: Number(before.slice(0, 4)), holidays: [before], makeUpDays: [], basis: '试验' };
    await enact(net(), { action: 'calendar', calendar });
    const after = await eventually(dueOf, (due) => due > before);
    expect(after > before).toBe(true);
    expect(Date.parse(after) - Date.parse(before)).toBeLessThanOrEqual(3 * 86_400_000);
    const term = { name: 'access.reply-days.conditional', basis: '试验' };
    await govern(net(), { ...term, value: 1, authority: 'MHRSS' });
    expect((await eventually(dueOf, (due) => due < before)) < before).toBe(true);
    await govern(net(), { ...term, value: 30 });
    expect((await dueOf()) < before).toBe(true);
  });

  test('are refused for what cannot be asked for', async () => {
    await refused(parties.request({ fields: { salary: 'whole' } }), errors.access.fieldUnknown);
    await refused(parties.request({ fields: { name: 'last:1' } }), errors.access.derivationUnknown);
    await refused(parties.request({ fields: {} }), errors.ledger.malformed);
    await refused(parties.request({ dataset: posts.id, fields: { code: 'whole' } }), errors.access.nothingToRequest);
    const { args } = await refused(parties.request({ dataset: internal.id }), errors.access.notShared);
    expect(args).toMatchObject({ basis: internal.sharing.basis });
    await refused(parties.request({ dataset: 'MHRSS/none' }), errors.ledger.notFound);
    const { args: own } = await refused(parties.request({}, await net().connect('MHRSS/zheng')), errors.access.ownData);
    expect(own).toEqual({ dataset, msp: 'MHRSS' });
    await refused(parties.request({}, await net().connect('Committee/qian')), errors.registry.roleMissing);
  });

  test('for a retired dataset are refused', async () => {
    const retiring = { ...insured, id: 'MHRSS/retiring', code: '334001002/0011' } as const;
    await ministry.dataset(retiring).publish();
    const filed = await parties.request({ dataset: retiring.id });
    await ministry.catalog.retire({ dataset: retiring.id, reason: '停用' });
    await refused(parties.request({ dataset: retiring.id }), errors.catalog.retired);
    await refused(ministry.access.approve({ request: filed.id }), errors.catalog.retired);
  });
});

describe('decisions', () => {
  test('an approval gives the grant, once', async () => {
    const { id } = await parties.request();
    const grant = await ministry.access.approve({ request: id });
    expect(grant).toMatchObject({
      request: id,
      provider: 'MHRSS',
      requester: 'GD',
      department: 'hrss/licensing',
      fields,
    });
    expect(grant).toMatchObject({ quota: wanted.quota, purpose: wanted.purpose, state: 'active' });
    const { args } = await refused(ministry.access.approve({ request: id }), errors.access.decidedAlready);
    expect(args).toMatchObject({ state: 'approved' });
    await refused(ministry.access.refuse({ request: id, reason: 'x' }), errors.access.decidedAlready);
    expect(await eventually(() => licensing.access.grant({ grant: grant.id }))).toEqual(grant);
    expect(await licensing.access.requested({ request: id })).toMatchObject({
      ...{ id, requester: 'GD', fields },
      decision: { outcome: 'approved', grant: grant.id },
    });
    const listed = await licensing.access.requests({ requester: 'GD' });
    expect(listed.items.find((each) => each.id === id)?.decision).toMatchObject({
      outcome: 'approved',
      grant: grant.id,
    });
    for (const { items } of [
      await licensing.access.grants({ requester: 'GD' }),
      await ministry.access.grants({ provider: 'MHRSS' }),
    ]) {
      expect(items[0]).toEqual(grant);
    }
    expect((await ministry.access.grants({ requester: 'ZJ' })).items).toEqual([]);
  });

  test('a provider may narrow what was asked for, never widen it', async () => {
    const { id } = await parties.request();
    const wider = async (change: Omit<Parameters<Ledger['access']['approve']>[0], 'request'>, what: string) => {
      const { args } = await refused(ministry.access.approve({ request: id, ...change }), errors.access.notNarrower);
      expect(args).toMatchObject({ what });
    };
    await wider({ fields: { ...fields, months: 'whole' } }, 'fields');
    await wider({ fields: { birthDate: 'whole' } }, 'fields');
    await wider({ days: 91 }, 'days');
    await wider({ quota: { records: 1001, per: 'day' } }, 'quota');
    await refused(ministry.access.approve({ request: id, fields: { x: 'whole' } }), errors.access.fieldUnknown);
    await refused(
      ministry.access.approve({ request: id, fields: { name: 'last:2' } }),
      errors.access.derivationUnknown,
    );
    const narrowed = { fields: { name: 'first:1' }, days: 30, quota: { records: 100, per: 'month' } } as const;
    const grant = await ministry.access.approve({ request: id, ...narrowed });
    expect(grant).toMatchObject({ fields: narrowed.fields, quota: narrowed.quota });
    const days = (Date.parse(grant.expires) - Date.parse(grant.provenance.at)) / 86_400_000;
    expect(days).toBe(30);
  });

  test('of core data the steward who wrote the entry has a second one approve, and the grade stays', async () => {
    const { title, abstract, domain, catalog, updateCycle, key, schema, sharing } = insured;
    const code = '334001002/0017';
    const entry = { code, title, abstract, domain, catalog, updateCycle, key, schema, sharing };
    const { id } = await ministry.catalog.publish({ ...entry, name: 'genomes', grade: 'core' });
    const { id: request } = await parties.request({ dataset: id });
    await refused(ministry.access.approve({ request }), errors.access.secondSteward, {
      ...{ dataset: id, grade: 'core', actor: 'MHRSS/wu' },
    });
    const lowered = ministry.catalog.revise({ ...entry, dataset: id, grade: 'general-4' });
    await refused(lowered, errors.catalog.incompatible);
    const actors = [{ id: 'han', name: '韩梅', department: 'data-office', roles: ['steward' as const] }];
    await (await net().connect('MHRSS/admin')).registry.enrol({ actors });
    const attributes = { 'hf.EnrollmentID': 'han', 'opn.department': 'data-office', 'opn.roles': 'steward' };
    const second = await connectWith(net(), 'MHRSS', attributes);
    expect(await second.access.approve({ request })).toMatchObject({ dataset: id, state: 'active' });
  });

  test('a refusal says why', async () => {
    const { id } = await parties.request();
    const decision = await ministry.access.refuse({ request: id, reason: '用途不明' });
    expect(decision).toMatchObject({ request: id, outcome: 'refused', reason: '用途不明' });
    await refused(ministry.access.approve({ request: id }), errors.access.decidedAlready);
  });

  test('are the provider’s, by its steward', async () => {
    const { id } = await parties.request();
    const steward = await net().connect('GD/feng');
    await refused(steward.access.approve({ request: id }), errors.ledger.notOwner);
    await refused(steward.access.refuse({ request: id, reason: 'x' }), errors.ledger.notOwner);
    await refused((await net().connect('MHRSS/zheng')).access.approve({ request: id }), errors.registry.roleMissing);
    await refused(ministry.access.approve({ request: 'GD/r-0000000000000000' }), errors.ledger.notFound);
    const grant = await ministry.access.approve({ request: id });
    await refused(steward.access.revoke({ grant: grant.id, reason: 'x' }), errors.ledger.notOwner);
    await refused(ministry.access.revoke({ grant: 'MHRSS/g-0000000000000000', reason: 'x' }), errors.ledger.notFound);
    await refused(licensing.access.grant({ grant: 'MHRSS/g-0000000000000000' }), errors.ledger.notFound);
  });

  test('two at once: one is made, the other told', async () => {
    const { id } = await parties.request();
    const outcomes = await Promise.allSettled([
      ministry.access.approve({ request: id }),
      ministry.access.refuse({ request: id, reason: '并发' }),
    ]);
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const [lost] = outcomes.filter((each) => each.status === 'rejected');
    expect(lost?.reason).toMatchObject({ code: errors.access.decidedAlready.code });
  });
});
