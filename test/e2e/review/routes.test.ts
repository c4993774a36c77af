import { errors } from '@oneplusn/api';
import { useNet } from '../../engine';
import { refused } from '../refused';
import { decided, partiesIn, type Parties } from './parties';
import { blood, grid, lifts, parking, parkingElsewhere, renamed, trees } from './projects';

const net = useNet();
let parties: Parties;

beforeAll(async () => {
  parties = await partiesIn(net());
  await parties.guangdongSteward.review.register({
    systems: [
      { name: 'parking', ...parking },
      { name: 'lifts', ...lifts, state: 'in-development' },
    ],
  });
});

const approve = (application: string, approved = true) =>
  parties.zhejiangApprover.review.approve({ application, approved, reason: approved ? undefined : '预算不足' });
const decide = (input: Parameters<Parties['reviewer']['review']['decide']>[0]) => parties.reviewer.review.decide(input);
const reason = '同意';

describe('each route', () => {
  test.each([
    ['reuse', parkingElsewhere, 'GD/parking'],
    ['adapt', renamed(parkingElsewhere, '宁波停车泊位二期'), 'GD/parking'],
    ['join', renamed(lifts, '杭州电梯救援平台'), 'GD/lifts'],
  ] as const)('%s builds on what is there, and enters no system', async (route, project, target) => {
    const application = await decided(parties, parties.zhejiang, project, route, target);
    expect(await approve(application)).toMatchObject({ application, approved: true, provenance: { by: 'ZJ/shen' } });
    expect(await parties.zhejiang.review.get({ application })).toMatchObject({
      state: 'approved',
      decision: { route, target, reason, provenance: { by: 'Committee/zhao' } },
    });
    await refused(
      parties.zhejiang.review.commission({ application, state: 'in-development' }),
      errors.review.buildsNothing,
    );
    // What builds on another project is not compared any more: that project is.
    const { findings } = await parties.guangdong.review.preview(project);
    expect(findings.map((finding) => finding.project)).not.toContain(application);
  });

  test('merge takes an application that may still be built; not both ways round', async () => {
    const first = await parties.guangdong.review.file(blood);
    const second = await parties.zhejiang.review.file(renamed(blood, '浙江省采供血系统'));
    await decide({ application: second.application, route: 'merge', target: first.application, reason });
    const third = await parties.zhejiang.review.file(renamed(blood, '杭州市采供血系统'));
    expect(third.findings.map(({ project }) => project)).toEqual(
      expect.arrayContaining([first.application, second.application]),
    );
    const { args } = await refused(
      decide({ application: third.application, route: 'merge', target: second.application, reason }),
      errors.review.routeUnfit,
    );
    expect(args).toEqual({ route: 'merge', target: second.application, state: 'settled' });
    await approve(second.application);
    // The target is rejected before the third is approved: its approval has nothing to build on.
    await decide({ application: third.application, route: 'merge', target: first.application, reason });
    await decide({ application: first.application, route: 'independent', reason });
    await parties.guangdongApprover.review.approve({ application: first.application, approved: false });
    await refused(approve(third.application), errors.review.routeUnfit);
    expect(await approve(third.application, false)).toMatchObject({ approved: false });
  });

  test('independent becomes a system: in development, then in use', async () => {
    const application = await decided(parties, parties.zhejiang, trees);
    await refused(
      parties.zhejiang.review.commission({ application, state: 'in-development' }),
      errors.review.notApproved,
    );
    await approve(application);
    await refused(parties.zhejiang.review.commission({ application, state: 'in-use' }), errors.ledger.illegalState);
    const elsewhere = await net().connect('ZJ/wei');
    const foreign = elsewhere.review.commission({ application, state: 'in-development' });
    expect((await refused(foreign, errors.ledger.notOwner)).args).toMatchObject({ kind: 'application' });
    const system = await parties.zhejiang.review.commission({ application, state: 'in-development' });
    expect(system).toMatchObject({ ...trees, id: application, application, authority: 'ZJ', state: 'in-development' });
    const found = async () => (await parties.guangdong.review.preview(trees)).findings.map(({ state }) => state);
    expect(await found()).toEqual(['in-development']);
    await refused(
      parties.zhejiang.review.commission({ application, state: 'in-development' }),
      errors.ledger.illegalState,
    );
    await parties.zhejiang.review.commission({ application, state: 'in-use' });
    expect(await found()).toEqual(['in-use']);
    expect(await parties.zhejiang.review.get({ application })).toMatchObject({ state: 'commissioned', damaged: [] });
    await refused(
      parties.guangdong.review.commission({ application, state: 'in-development' }),
      errors.ledger.notOwner,
    );
    expect((await parties.reviewer.review.checkIndex({ authority: 'ZJ' })).problems).toEqual([]);
  });
});

describe('who decides, and when', () => {
  let application: string;
  let similar: string;
  beforeAll(async () => {
    similar = (await parties.guangdong.review.file(grid)).application;
    ({ application } = await parties.zhejiang.review.file(renamed(grid, '社区网格平台')));
  });

  test('only a reviewer of the committee', async () => {
    const input = { application, route: 'merge', target: similar, reason } as const;
    await refused(parties.committee.review.decide(input), errors.registry.roleMissing);
    await refused(parties.zhejiangApprover.review.decide(input), errors.registry.notCommittee);
    await refused(decide({ ...input, application: 'ZJ/p-none' }), errors.ledger.notFound);
  });

  test('by the findings', async () => {
    await refused(decide({ application, route: 'reuse', reason }), errors.review.routeNeedsTarget);
    await refused(decide({ application, route: 'reuse', target: 'GD/parking', reason }), errors.review.targetNotFound);
    await refused(decide({ application, route: 'reuse', target: similar, reason }), errors.review.routeUnfit);
    await refused(
      decide({ application, route: 'independent', target: similar, reason }),
      errors.review.routeTakesNoTarget,
    );
    const { args } = await refused(
      decide({ application, route: 'independent', reason }),
      errors.review.findingsUnanswered,
    );
    expect(args).toEqual({ count: 1, first: similar });
  });

  test('once, and the authority approves once, after it', async () => {
    await refused(approve(application), errors.review.notDecided);
    const differences = [{ project: similar, difference: '面向社区而非乡镇' }];
    const decision = await decide({ application, route: 'independent', reason, differences });
    expect(decision).toMatchObject({ application, route: 'independent', differences });
    await refused(decide({ application, route: 'independent', reason, differences }), errors.ledger.illegalState);
    await refused(parties.guangdongApprover.review.approve({ application, approved: true }), errors.ledger.notOwner);
    await refused(parties.zhejiang.review.approve({ application, approved: true }), errors.registry.roleMissing);
    await refused(approve('ZJ/p-none'), errors.ledger.notFound);
    await approve(application, false);
    await refused(approve(application), errors.ledger.illegalState);
    expect(await parties.zhejiang.review.get({ application })).toMatchObject({
      state: 'rejected',
      approval: { approved: false, reason: '预算不足' },
    });
    await refused(
      parties.zhejiang.review.commission({ application, state: 'in-development' }),
      errors.review.notApproved,
    );
    const { findings } = await parties.guangdong.review.preview(grid);
    expect(findings.map(({ project }) => project)).toEqual([similar]);
  });
});
