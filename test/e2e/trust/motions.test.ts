/**
 * What was carried takes effect without the committee, and what was not carried does not: ZJ and GD run altered
 * chaincode, the ministry and the committee honest one. The committee votes, and carries nothing out.
 */
import { canonicalJson, errors, type Json, type registry } from '@oneplusn/api';
import { sampleTopology } from '@oneplusn/topology';
import { useNet } from '../../engine';
import { refused } from '../refused';
import { Conspiracy, factKey, rogueFoundation } from '../sharing/conspiracy';
import { everywhere } from '../sharing/everywhere';
import { partiesIn, type Parties } from '../sharing/parties';
import { eventually } from '../waiting';

const { committee } = sampleTopology('quickstart');
const rogue = rogueFoundation(committee);
const net = useNet({ perAuthority: { GD: rogue, ZJ: rogue } });
const admin = (msp: string) => net().connect(`${msp}/admin`);

const [valid, policyFailure] = [0, 10];
let parties: Parties;
let pair: Conspiracy;
beforeAll(async () => {
  parties = await partiesIn(net());
  pair = new Conspiracy(net(), 'GD/li', ['GD', 'ZJ']);
});

const voteKey = (msp: string, { id }: registry.Proposal) => factKey('vote', `${msp}/${id.toLowerCase()}`);
const asked = () => parties.request({}, parties.zhejiang);
async function carried(motion: registry.Motion, voters = ['GD', 'MHRSS', 'Committee']): Promise<registry.Proposal> {
  const proposal = await (await admin('MHRSS')).registry.propose({ motion });
  for (const msp of voters) {
    const voter = await admin(msp);
    await eventually(() => voter.registry.vote({ proposal: proposal.id, approve: true }));
  }
  await everywhere(net());
  return proposal;
}
const enact = async (msp: string, { id }: registry.Proposal) => (await admin(msp)).registry.enact({ proposal: id });

const suspension: registry.Motion = { action: 'suspend', msp: 'ZJ', reason: '数据不符' };

test('two votes of four are none, whatever two write', async () => {
  const motion: registry.Motion = { action: 'suspend', msp: 'MHRSS', reason: '合谋' };
  const proposal = await (await admin('GD')).registry.propose({ motion });
  for (const msp of ['GD', 'ZJ']) await (await admin(msp)).registry.vote({ proposal: proposal.id, approve: true });
  const vote = { id: `Committee/${proposal.id.toLowerCase()}`, proposal: proposal.id, approve: true };
  expect(await pair.forge('vote', vote.id, { ...vote, provenance: proposal.provenance })).toBe(valid);
  const text = canonicalJson({ approve: true });
  const sealed = pair.write({ key: ['mark', 'vote', 'Committee', vote.id.slice(10)], text, into: 'Committee' });
  expect(await sealed).toBe(policyFailure);
  const short = await refused(enact('Committee', proposal), errors.registry.notEnoughVotes);
  expect(short.args).toMatchObject({ votes: 2, needed: 3 });
  // Their own chaincode may say that it was carried: that holds for their own signatures, and for nobody else's.
  const id = 'GD/authority/mhrss';
  const claim = canonicalJson({ value: { id, proposal: proposal.id, motion } as unknown as Json });
  const key = factKey('enactment', id);
  expect(await pair.write({ key, text: claim }, { key, text: claim, into: 'GD' })).toBe(valid);
  expect(await parties.ministry.registry.whoami()).toMatchObject({ actor: 'MHRSS/wu' });
  await parties.granted();
});

describe('a suspension that was carried', () => {
  let proposal: registry.Proposal;

  test('counts, although two others have removed the votes’ texts', async () => {
    proposal = await carried(suspension);
    for (const key of ['MHRSS', 'Committee'].map((msp) => voteKey(msp, proposal))) {
      expect(await pair.read(key)).toContain(proposal.id);
      expect(await pair.write({ key })).toBe(valid);
    }
    await asked();
    expect(await enact('MHRSS', proposal)).toMatchObject({ id: proposal.id, state: 'enacted' });
  });

  test('holds where the one who carried it out must sign, without the committee', async () => {
    await refused(asked(), errors.registry.authoritySuspended);
    const { items } = await (await admin('MHRSS')).registry.authorities();
    expect(items.find(({ msp }) => msp === 'ZJ')).toMatchObject({ state: 'active' });
    expect(await parties.zhejiang.registry.whoami()).toMatchObject({ msp: 'ZJ' });
  });

  test('holds on when the two remove what says so in public', async () => {
    expect(await pair.write({ key: factKey('enactment', 'MHRSS/authority/zj') })).toBe(valid);
    await refused(asked(), errors.registry.authoritySuspended);
    const key = factKey('mark', 'enactment/MHRSS');
    expect(await pair.write({ key, text: 'x', into: 'MHRSS' })).toBe(policyFailure);
    const ministry = await admin('MHRSS');
    const lost = { kind: 'enactment', id: 'MHRSS/authority/zj' } as const;
    const { content } = await ministry.ledger.copy(lost);
    expect(await ministry.ledger.restore({ ...lost, content })).toEqual({ restored: true });
  });

  test('is done once by each, and ends by another motion', async () => {
    await refused(enact('MHRSS', proposal), errors.ledger.illegalState);
    const back: registry.Motion = { action: 'resume', msp: 'ZJ', reason: '已整改' };
    await refused((await admin('GD')).registry.propose({ motion: back }), errors.registry.motionUnfit);
    const resumption = await (await admin('MHRSS')).registry.propose({ motion: back });
    // Who has not carried the suspension out sees no reason to vote on its end.
    const { id } = resumption;
    await refused((await admin('GD')).registry.vote({ proposal: id, approve: true }), errors.registry.motionUnfit);
  });

  test('gives way to the committee as soon as that acts', async () => {
    await enact('Committee', proposal);
    await everywhere(net());
    await refused(parties.zhejiang.registry.whoami(), errors.registry.authoritySuspended);
    const resumption = await carried({ action: 'resume', msp: 'ZJ', reason: '已整改' });
    await enact('Committee', resumption);
    await everywhere(net());
    expect(await asked()).toMatchObject({ requester: 'ZJ' });
  });
});

test('a number that was carried holds for the provider that carried it out, and its limits for everybody', async () => {
  const grant = await parties.granted();
  const hours = async () => {
    const { at, expires = '' } = await parties.open({ grant: grant.id });
    return (Date.parse(expires) - Date.parse(at)) / 3_600_000;
  };
  expect(await hours()).toBe(24);
  const parameter = { name: 'access.opening-hours', value: 2, basis: '试行' };
  await enact('MHRSS', await carried({ action: 'parameter', parameter }));
  await everywhere(net());
  expect(await hours()).toBe(2);
  // To spoil its text does not bring back what held before.
  const spoilt = { kind: 'enactment', id: 'MHRSS/parameter/access.opening-hours' } as const;
  expect(await pair.write({ key: factKey(spoilt.kind, spoilt.id) })).toBe(valid);
  await refused(parties.open({ grant: grant.id }), errors.ledger.sealBroken);
  const ministry = await admin('MHRSS');
  const { content } = await ministry.ledger.copy(spoilt);
  expect(await ministry.ledger.restore({ ...spoilt, content })).toEqual({ restored: true });
  await everywhere(net());
  expect(await hours()).toBe(2);
});

test('an authority acts again by a motion that was carried, although the committee sleeps', async () => {
  await enact('Committee', await carried(suspension));
  await everywhere(net());
  await refused(parties.zhejiang.registry.whoami(), errors.registry.authoritySuspended);
  const resumption = await carried({ action: 'resume', msp: 'ZJ', reason: '已整改' }, ['MHRSS', 'Committee']);
  await enact('MHRSS', resumption);
  await everywhere(net());
  expect(await parties.zhejiang.registry.whoami()).toMatchObject({ msp: 'ZJ' });
  expect(await asked()).toMatchObject({ requester: 'ZJ' });
  // The entry only points: one to a motion that was not carried does not help.
  expect(await pair.write({ key: ['index', 'carried', 'ZJ'], text: '"MHRSS/p-0000000000000000"' })).toBe(valid);
  await refused(parties.zhejiang.registry.whoami(), errors.registry.authoritySuspended);
});

test('a motion whose day is past, or too far off, is not voted on', async () => {
  const motion: registry.Motion = { action: 'suspend', msp: 'MHRSS', reason: '合谋' };
  const proposal = await (await admin('GD')).registry.propose({ motion });
  const put = async (id: string, expires: string) => {
    const [key, text] = [factKey('proposal', id), canonicalJson({ value: { ...proposal, id, expires } as Json })];
    expect(await pair.write({ key, text }, { key, text, into: 'GD' })).toBe(valid);
  };
  await put('GD/p-00000000000000ca', '2020-01-01T00:00:00.000Z');
  await put('GD/p-00000000000000cb', '2099-01-01T00:00:00.000Z');
  const vote = async (id: string) => (await admin('MHRSS')).registry.vote({ proposal: id, approve: true });
  await refused(vote('GD/p-00000000000000ca'), errors.registry.motionExpired);
  await refused(vote('GD/p-00000000000000cb'), errors.registry.motionOutdated);
});
