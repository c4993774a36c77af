import { errors, type InputOf, type registry, type transactions } from '@oneplusn/api';
import type { Ledger } from '@oneplusn/sdk';
import { useNet } from '../../engine';
import { refused } from '../refused';

type Founding = InputOf<typeof transactions.registry.found>;

const net = useNet({ founded: false });
const admin = (msp: string): Promise<Ledger> => net().connect(`${msp}/admin`);
const zh = (text: string) => ({ zh: text });
const province = (msp: string) => ({ msp, name: zh(msp), kind: 'province' as const });
const committee = { msp: 'Committee', name: zh('委员会'), kind: 'committee' as const };
const founders = [committee, province('GD'), province('MHRSS')];

const proposed = async (motion: registry.Motion, by = 'GD') => (await admin(by)).registry.propose({ motion });
const voted = async (proposal: string, msp: string, approve = true) =>
  (await admin(msp)).registry.vote({ proposal, approve, reason: '讨论通过' });
const enacted = async (proposal: string) => (await admin('Committee')).registry.enact({ proposal });
const states = async () =>
  Object.fromEntries(
    (await (await admin('Committee')).registry.authorities()).items.map(({ msp, state }) => [msp, state]),
  );

describe('founding', () => {
  test('before it nobody can do anything', async () => {
    await refused((await admin('GD')).registry.whoami(), errors.registry.notFounded);
    await refused((await net().connect('GD/li')).registry.whoami(), errors.registry.notFounded);
    const motion = { action: 'suspend' as const, msp: 'GD', reason: 'x' };
    await refused((await admin('Committee')).registry.propose({ motion }), errors.registry.notFounded);
  });

  test.each<[string, Founding['authorities']]>([
    ['without the committee', [province('Committee'), province('GD')]],
    ['with two committees', [committee, { ...province('GD'), kind: 'committee' }]],
    ['with somebody else for the committee', [province('Committee'), { ...province('GD'), kind: 'committee' }]],
    ['with one authority twice', [committee, province('GD'), province('Gd')]],
  ])('%s is refused', async (_, authorities) => {
    await refused((await admin('Committee')).registry.found({ authorities }), errors.registry.motionUnfit);
  });

  test('is the committee’s', async () => {
    const other = (await admin('GD')).registry.found({ authorities: founders });
    expect((await refused(other, errors.registry.notCommittee)).args).toEqual({ msp: 'GD', committee: 'Committee' });
    const official = (await net().connect('Committee/zhou')).registry.found({ authorities: founders });
    await refused(official, errors.registry.unknownActor);
  });

  test('takes no calendar that is not of its year', async () => {
    const calendars = [{ year: 2026, holidays: ['2025-10-01'], makeUpDays: [], basis: 'x' }];
    const call = (await admin('Committee')).registry.found({ authorities: founders, calendars });
    await refused(call, errors.registry.motionUnfit);
  });

  test('is done once', async () => {
    const ledger = await admin('Committee');
    const parameters = [{ name: 'access.reply-days', value: 10, basis: '《政务数据共享条例》' }];
    const calendars = [{ year: 2026, holidays: ['2026-10-01'], makeUpDays: ['2026-10-10'], basis: '国办发明电' }];
    const answer = await ledger.registry.found({ authorities: founders, parameters, calendars });
    expect(answer).toEqual({ authorities: ['Committee', 'GD', 'MHRSS'] });
    await refused(ledger.registry.found({ authorities: founders }), errors.registry.alreadyFounded);
    expect((await ledger.registry.parameters()).items).toEqual(parameters);
    expect((await ledger.ledger.fact({ kind: 'calendar', id: 'Committee/2026' })).value).toEqual(calendars[0]);
    expect((await ledger.registry.calendars()).items).toEqual(calendars);
  });

  test('whoever is not of it stays outside', async () => {
    await refused((await admin('ZJ')).registry.whoami(), errors.registry.unknownAuthority);
  });
});

describe('motions', () => {
  test('an authority joins when more than half have said yes', async () => {
    const { id, state } = await proposed({ action: 'join', authority: province('ZJ') });
    expect(state).toBe('open');
    expect(id).toMatch(/^GD\/p-[0-9a-f]{16}$/);
    const short = await refused(enacted(id), errors.registry.notEnoughVotes);
    expect(short.args).toEqual({ proposal: id, votes: 0, needed: 2 });
    expect(await voted(id, 'GD')).toMatchObject({ proposal: id, approve: true, provenance: { by: 'GD/admin/admin' } });
    await voted(id, 'MHRSS', false);
    await refused(enacted(id), errors.registry.notEnoughVotes);
    await voted(id, 'Committee');
    expect(await enacted(id)).toMatchObject({ id, state: 'enacted' });
    expect(await states()).toEqual({ Committee: 'active', GD: 'active', MHRSS: 'active', ZJ: 'active' });
    expect(await (await admin('ZJ')).registry.whoami()).toMatchObject({ actor: 'ZJ/admin/admin' });
    await refused(enacted(id), errors.ledger.illegalState);
    await refused(voted(id, 'ZJ'), errors.ledger.illegalState);
  });

  test('everybody votes once, on what there is', async () => {
    const { id } = await proposed({ action: 'suspend', msp: 'ZJ', reason: '数据不符' });
    await voted(id, 'GD');
    await refused(voted(id, 'GD', false), errors.ledger.alreadyExists);
    await refused(voted('Committee/p-0000000000000000', 'GD'), errors.ledger.notFound);
    await refused(enacted('Committee/p-0000000000000000'), errors.ledger.notFound);
  });

  test('a suspended authority is out at once, has no vote, and is missed in no majority', async () => {
    const { id } = await proposed({ action: 'suspend', msp: 'ZJ', reason: '数据不符' }, 'Committee');
    for (const msp of ['GD', 'MHRSS', 'Committee']) await voted(id, msp);
    await enacted(id);
    expect(await states()).toMatchObject({ ZJ: 'suspended' });
    await refused((await admin('ZJ')).registry.whoami(), errors.registry.authoritySuspended);
    const { id: back } = await proposed({ action: 'resume', msp: 'ZJ', reason: '已整改' });
    await refused(voted(back, 'ZJ'), errors.registry.authoritySuspended);
    await voted(back, 'GD');
    await voted(back, 'MHRSS');
    await enacted(back);
    expect(await (await admin('ZJ')).registry.whoami()).toMatchObject({ msp: 'ZJ' });
  });

  test('a parameter and a calendar are set by vote', async () => {
    const parameter = { name: 'access.reply-days', value: 5, basis: '本省办法', authority: 'GD' };
    const calendar = { year: 2027, holidays: ['2027-10-01'], makeUpDays: [], basis: '国办发明电' };
    for (const motion of [
      { action: 'parameter' as const, parameter },
      { action: 'calendar' as const, calendar },
    ]) {
      const { id } = await proposed(motion, 'MHRSS');
      for (const msp of ['GD', 'MHRSS', 'Committee']) await voted(id, msp);
      await enacted(id);
    }
    const ledger = await admin('GD');
    expect((await ledger.registry.parameters()).items.map(({ value, authority }) => [value, authority])).toEqual([
      [10, undefined],
      [5, 'GD'],
    ]);
    expect((await ledger.registry.calendars()).items.map(({ year }) => year)).toEqual([2026, 2027]);
    expect((await ledger.ledger.fact({ kind: 'calendar', id: 'Committee/2027' })).seals).toEqual([
      { msp: 'Committee', state: 'intact' },
    ]);
  });

  test.each<[string, registry.Motion]>([
    ['joining twice', { action: 'join', authority: province('gd') }],
    ['a second committee', { action: 'join', authority: { ...province('HB'), kind: 'committee' } }],
    ['suspending the committee', { action: 'suspend', msp: 'Committee', reason: 'x' }],
    ['suspending a stranger', { action: 'suspend', msp: 'HB', reason: 'x' }],
    ['resuming who is active', { action: 'resume', msp: 'GD', reason: 'x' }],
    [
      'a parameter of a stranger',
      { action: 'parameter', parameter: { name: 'a', value: 1, basis: 'x', authority: 'HB' } },
    ],
    [
      'a number beyond its limits',
      { action: 'parameter', parameter: { name: 'access.reply-days.conditional', value: 61, basis: 'x' } },
    ],
    ['a number below them', { action: 'parameter', parameter: { name: 'registry.motion-days', value: 6, basis: 'x' } }],
    [
      'a day of another year',
      { action: 'calendar', calendar: { year: 2028, holidays: ['2027-01-01'], makeUpDays: [], basis: 'x' } },
    ],
  ])('%s is not proposed', async (_, motion) => {
    await refused(proposed(motion), errors.registry.motionUnfit);
  });

  test.each(['2026-02-30', '2026-02-29', '2026-13-01', '2026-2-3'])(
    '%s, which no calendar has, is not either',
    async (day) => {
      const calendar = { year: 2026, holidays: [day], makeUpDays: [], basis: 'x' };
      await refused(proposed({ action: 'calendar', calendar }), errors.ledger.malformed);
    },
  );

  test('hold to who may vote and to what they change, as both stood', async () => {
    const parameter = { name: 'access.opening-hours', value: 48, basis: '试行' };
    const hours = (value: number) => ({ action: 'parameter' as const, parameter: { ...parameter, value } });
    const [first, second, third] = [await proposed(hours(48)), await proposed(hours(24)), await proposed(hours(12))];
    for (const { id } of [first, second]) for (const msp of ['GD', 'MHRSS', 'Committee']) await voted(id, msp);
    await enacted(first.id);
    await refused(enacted(second.id), errors.registry.motionOutdated);
    await refused(voted(third.id, 'GD'), errors.registry.motionOutdated);
    // What was is not what is: a number that is back where it was has been changed twice.
    const fourth = await proposed(hours(24));
    for (const msp of ['GD', 'MHRSS', 'Committee']) await voted(fourth.id, msp);
    const banked = await proposed(hours(72));
    for (const msp of ['GD', 'MHRSS', 'Committee']) await voted(banked.id, msp);
    const { id: out } = await proposed({ action: 'suspend', msp: 'ZJ', reason: '数据不符' });
    for (const msp of ['GD', 'MHRSS', 'Committee']) await voted(out, msp);
    await enacted(out);
    await refused(enacted(banked.id), errors.registry.motionOutdated);
    const { id: back } = await proposed({ action: 'resume', msp: 'ZJ', reason: '已整改' });
    for (const msp of ['GD', 'MHRSS', 'Committee']) await voted(back, msp);
    await enacted(back);
    await enacted(fourth.id);
    await refused(enacted(banked.id), errors.registry.motionOutdated);
  });

  test('are withdrawn by who proposed them', async () => {
    const { id } = await proposed({ action: 'suspend', msp: 'ZJ', reason: '数据不符' });
    await refused((await admin('ZJ')).registry.withdraw({ proposal: id }), errors.ledger.notOwner);
    await refused((await admin('GD')).registry.withdraw({ proposal: 'GD/p-1' }), errors.ledger.notFound);
    await (await admin('GD')).registry.withdraw({ proposal: id });
    expect((await refused(voted(id, 'MHRSS'), errors.ledger.illegalState)).args).toMatchObject({ state: 'withdrawn' });
    await refused(enacted(id), errors.registry.notEnoughVotes);
    const listed = (await (await admin('GD')).registry.proposals({ msp: 'GD', size: 200 })).items;
    expect(listed.find((each) => each.id === id)).toMatchObject({ state: 'withdrawn' });
  });

  test('are listed, all or of one authority', async () => {
    const ledger = await net().connect('GD/admin');
    const all = (await ledger.registry.proposals({ size: 200 })).items;
    const own = (await ledger.registry.proposals({ msp: 'MHRSS', size: 200 })).items;
    expect(all.length).toBeGreaterThan(own.length);
    expect(own.map(({ motion }) => motion.action).sort()).toEqual(['calendar', 'parameter']);
  });
});
