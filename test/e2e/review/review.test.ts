import { errors } from '@oneplusn/api';
import { useNet } from '../../engine';
import { refused } from '../refused';
import { connectWith } from '../registry/certificates';
import { eventually } from '../waiting';
import { decided, partiesIn, type Parties } from './parties';
import { blood, grid, hollow, lifts, parking, parkingElsewhere, renamed, trees } from './projects';

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

describe('the system catalogue', () => {
  test('holds what each authority registered, for everybody to see', async () => {
    const { items } = await eventually(
      () => parties.zhejiang.review.systems({ authority: 'GD' }),
      (page) => page.items.length > 1,
    );
    expect(items.map(({ id, state, department }) => `${id} ${state} ${department}`)).toEqual([
      'GD/lifts in-development data-bureau',
      'GD/parking in-use data-bureau',
    ]);
    expect(items[1]).toMatchObject({ ...parking, provenance: { by: 'GD/feng' } });
    const first = await parties.zhejiang.review.systems({ size: 1 });
    const second = await parties.zhejiang.review.systems({ size: 200, after: first.next });
    expect([...first.items, ...second.items].map(({ id }) => id)).toEqual(['GD/lifts', 'GD/parking']);
    expect((await parties.zhejiang.review.systems({ authority: 'ZJ' })).items).toEqual([]);
  });

  test('takes a batch whole or not at all', async () => {
    const batch = (...systems: { name: string; title?: string }[]) =>
      parties.committee.review.register({ systems: systems.map((system) => ({ ...grid, ...system })) });
    await refused(batch({ name: 'grid' }, { name: 'grid' }), errors.ledger.alreadyExists);
    const { args } = await refused(
      parties.committee.review.register({
        systems: [
          { name: 'grid', ...grid },
          { name: 'hollow', ...hollow },
        ],
      }),
      errors.review.nothingSpecific,
    );
    expect(args).toEqual({ title: hollow.title });
    expect((await parties.committee.review.systems({ authority: 'Committee' })).items).toEqual([]);
    await refused(
      parties.guangdongSteward.review.register({ systems: [{ name: 'parking', ...parking }] }),
      errors.ledger.alreadyExists,
    );
    await refused(parties.committee.review.register({ systems: [] }), errors.ledger.malformed);
    await refused(
      parties.guangdong.review.register({ systems: [{ name: 'x', ...grid }] }),
      errors.registry.roleMissing,
    );
  });

  test('follows a system from development into use and out of it', async () => {
    const steward = await net().connect('ZJ/wei');
    const [system = ''] = (
      await steward.review.register({ systems: [{ name: 'trees', ...trees, state: 'in-development' }] })
    ).systems;
    await refused(parties.guangdongSteward.review.update({ system, state: 'in-use' }), errors.ledger.notOwner);
    const elsewhere = await stewardOf('parks');
    const { args } = await refused(elsewhere.review.update({ system, state: 'in-use' }), errors.ledger.notOwner);
    expect(args).toMatchObject({ kind: 'system', id: system, caller: 'ZJ/parks' });
    expect(await steward.review.update({ system, state: 'in-use' })).toMatchObject({ id: 'ZJ/trees', state: 'in-use' });
    await refused(steward.review.update({ system, state: 'in-use' }), errors.ledger.illegalState);
    expect((await steward.review.preview(trees)).findings).toMatchObject([{ project: system, state: 'in-use' }]);
    await steward.review.update({ system, state: 'retired' });
    await refused(steward.review.update({ system, state: 'retired' }), errors.ledger.illegalState);
    await refused(steward.review.update({ system: 'ZJ/none', state: 'retired' }), errors.ledger.notFound);
    expect((await steward.review.preview(trees)).findings).toEqual([]);
  });
});

/** A steward of Zhejiang in a department of their own. */
async function stewardOf(department: string) {
  const admin = await net().connect('ZJ/admin');
  await admin.registry.establish({ departments: [{ path: department, name: { zh: department } }] });
  const id = `of-${department}`;
  await admin.registry.enrol({ actors: [{ id, name: id, department, roles: ['steward'] }] });
  return connectWith(net(), 'ZJ', { 'hf.EnrollmentID': id, 'opn.department': department, 'opn.roles': 'steward' });
}

describe('filing', () => {
  test('finds the same project in another province, and says why', async () => {
    const { application, findings, compared, damaged } = await parties.zhejiang.review.file(parkingElsewhere);
    expect(application).toMatch(/^ZJ\/p-/);
    expect(compared).toBe(2);
    expect(damaged).toEqual([]);
    expect(findings).toMatchObject([
      {
        ...{ project: 'GD/parking', authority: 'GD', state: 'in-use', title: parking.title },
        sharedFunctions: [
          { ours: '泊位空余信息发布', theirs: '空余泊位发布' },
          { ours: '停车场数据实时接入', theirs: '停车场实时数据接入' },
          { ours: '停车欠费催缴', theirs: '欠费催缴' },
        ],
      },
    ]);
    expect(findings[0]?.sharedTerms).toContain('欠费催缴');
    expect(findings[0]?.similarity).toBeGreaterThan(4000);
    // Another authority sees the same, on the committee's word.
    const file = await eventually(() => parties.guangdong.review.get({ application }));
    expect(file).toMatchObject({
      application: { ...parkingElsewhere, authority: 'ZJ', department: 'hrss' },
      state: 'pending',
      findings: { application, compared, findings, provenance: { by: 'ZJ/jiang' } },
      damaged: [],
    });
    expect(file.findings?.id).toMatch(/^Committee\//);
  });

  test('a preview tells the same beforehand and leaves nothing behind', async () => {
    const before = await parties.guangdong.review.applications();
    const { findings } = await parties.guangdong.review.preview(parkingElsewhere);
    expect(findings.map(({ project, state }) => `${project} ${state}`)).toEqual([
      expect.stringMatching(/^ZJ\/p-.* pending$/),
      'GD/parking in-use',
    ]);
    expect(findings[0]?.similarity).toBe(10_000);
    expect(await parties.guangdong.review.applications()).toEqual(before);
  });

  test('a novel project finds nothing', async () => {
    expect((await parties.guangdong.review.preview(trees)).findings).toEqual([]);
  });

  test('refuses what says nothing, what is malformed, and who may not file', async () => {
    await refused(parties.guangdong.review.file(hollow), errors.review.nothingSpecific);
    await refused(parties.guangdong.review.preview(hollow), errors.review.nothingSpecific);
    for (const change of [{ functions: [] }, { title: '' }, { budgetWan: 1.5 }, { description: '长'.repeat(4001) }]) {
      await refused(parties.guangdong.review.file({ ...trees, ...change }), errors.ledger.malformed);
    }
    await refused(parties.guangdongApprover.review.file(trees), errors.registry.roleMissing);
    await refused(parties.guangdong.review.get({ application: 'GD/p-none' }), errors.ledger.notFound);
  });

  test('two that are filed at once see each other', async () => {
    const [ours, theirs] = await Promise.all([
      parties.guangdong.review.file(renamed(blood, '广东省血液调配平台')),
      parties.zhejiang.review.file(renamed(blood, '浙江省采供血与临床用血系统')),
    ]);
    const seen = [
      ours.findings.some(({ project }) => project === theirs.application),
      theirs.findings.some(({ project }) => project === ours.application),
    ];
    expect(seen.filter(Boolean)).toHaveLength(1);
  });

  test('the same request filed twice is one application', async () => {
    const options = { requestId: 'review-once-0001' };
    const first = await parties.guangdong.review.file(renamed(grid, '网格事件平台'), options);
    expect(await parties.guangdong.review.file(renamed(grid, '网格事件平台'), options)).toEqual(first);
    await refused(parties.guangdong.review.file(grid, options), errors.ledger.requestReused);
  });
});

describe('after the review', () => {
  test('an application is listed with where it stands', async () => {
    const application = await decided(
      parties,
      parties.zhejiang,
      renamed(lifts, '杭州电梯救援系统'),
      'join',
      'GD/lifts',
    );
    const all = await parties.reviewer.review.applications();
    expect(all.items.find(({ id }) => id === application)?.state).toBe('decided');
    const { items } = await parties.zhejiang.review.applications({ authority: 'ZJ', size: 200 });
    expect(items.map(({ authority }) => authority)).toEqual(items.map(() => 'ZJ'));
    const pages: string[] = [];
    for await (const { id } of parties.reviewer.review.applications.each({ size: 1 })) pages.push(id);
    expect(pages).toEqual(all.items.map(({ id }) => id));
  });

  test('the index is as the sealed facts ask for', async () => {
    for (const authority of ['GD', 'ZJ', 'Committee']) {
      const { problems } = await parties.reviewer.review.checkIndex({ authority });
      expect(problems).toEqual([]);
    }
    expect((await parties.reviewer.review.checkIndex({ authority: 'GD' })).checked).toBeGreaterThan(3);
    const projects = ['GD/parking', 'GD/none'];
    expect(await parties.zhejiang.review.reindex({ projects })).toEqual({ written: 1, removed: 3 });
    expect((await parties.reviewer.review.checkIndex({ authority: 'GD' })).problems).toEqual([]);
  });
});
