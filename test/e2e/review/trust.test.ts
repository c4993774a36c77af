/** What two authorities cannot do to a review, tried: GD and ZJ write whatever two signatures can. */
import { errors, type Json } from '@oneplusn/api';
import { sampleTopology } from '@oneplusn/topology';
import { useNet } from '../../engine';
import { refused } from '../refused';
import { Conspiracy, factKey, rogueFoundation, type Key } from '../sharing/conspiracy';
import { everywhere } from '../sharing/everywhere';
import { eventually } from '../waiting';
import { decided, partiesIn, type Parties } from './parties';
import { grid, lifts, parking, parkingElsewhere, renamed, trees } from './projects';

const rogue = rogueFoundation(sampleTopology('quickstart').committee);
const net = useNet({ perAuthority: { GD: rogue, ZJ: rogue } });

const [valid, policyFailure] = [0, 10];
let parties: Parties;
let pair: Conspiracy;
const entry = (kind: string, id: string): Key => ['index', 'review', id.slice(0, id.indexOf('/')), kind, id];

beforeAll(async () => {
  parties = await partiesIn(net());
  pair = new Conspiracy(net(), 'ZJ/jiang', ['GD', 'ZJ']);
  await parties.committee.review.register({
    systems: [
      { name: 'parking', ...parking },
      { name: 'lifts', ...lifts },
    ],
  });
  await everywhere(net());
});

/** Puts the index right, and waits until it is so on every peer. */
const reindex = async (projects: string[]) => {
  const done = await parties.guangdong.review.reindex({ projects });
  await everywhere(net());
  return done;
};

describe('findings and decisions', () => {
  test('cannot be altered, sealed, or made away with', async () => {
    const { application } = await parties.zhejiang.review.file(parkingElsewhere);
    const { findings } = await eventually(() => parties.reviewer.review.get({ application }));
    if (!findings) throw new Error('no findings');
    const clean = { ...findings, findings: [] } as Json;
    const key = factKey('findings', findings.id);
    expect(await pair.write({ key, text: 'x', into: 'Committee' })).toBe(policyFailure);
    for (const damage of [() => pair.forge('findings', findings.id, clean), () => pair.write({ key })]) {
      expect(await damage()).toBe(valid);
      const file = await eventually(
        () => parties.reviewer.review.get({ application }),
        ({ damaged }) => damaged.length > 0,
      );
      expect(file).toMatchObject({ state: 'pending', damaged: ['findings'] });
      await refused(
        parties.reviewer.review.decide({ application, route: 'independent', reason: '同意' }),
        errors.ledger.sealBroken,
      );
    }
    const { content } = await parties.committee.ledger.copy({ kind: 'findings', id: findings.id });
    await parties.committee.ledger.restore({ kind: 'findings', id: findings.id, content });
    await everywhere(net());
    expect(await parties.reviewer.review.get({ application })).toMatchObject({ findings, damaged: [] });
  });

  test('a forged decision opens nothing, and an approval without one counts for nothing', async () => {
    const { application } = await parties.zhejiang.review.file(renamed(parkingElsewhere, '温州停车系统'));
    const real = await decided(parties, parties.zhejiang, trees);
    const { decision } = await parties.reviewer.review.get({ application: real });
    if (!decision) throw new Error('no decision');
    // The committee's decision on another application, under the name that this one's would have.
    const { findings } = await parties.reviewer.review.get({ application });
    const id = findings?.id.replace('/f-', '/d-') ?? '';
    expect(await pair.forge('route', id, { ...decision, id, application })).toBe(valid);
    const approval = {
      id: application,
      application,
      decision: '0'.repeat(64),
      approved: true,
      provenance: decision.provenance,
    };
    const [key, text] = [factKey('approval', application), JSON.stringify({ value: approval })];
    expect(await pair.write({ key, text }, { key, text, into: 'ZJ' })).toBe(valid);
    await refused(
      parties.zhejiang.review.commission({ application, state: 'in-development' }),
      errors.review.notApproved,
    );
    expect(await parties.zhejiang.review.get({ application })).toMatchObject({ state: 'pending' });
    // Nor does what they planted keep the committee from deciding.
    await parties.reviewer.review.decide({ application, route: 'reuse', target: 'Committee/parking', reason: '同意' });
    expect(await parties.reviewer.review.get({ application })).toMatchObject({
      ...{ state: 'decided', decision: { route: 'reuse' }, damaged: [] },
    });
    expect(await parties.zhejiangApprover.review.approve({ application, approved: true })).toMatchObject({
      approved: true,
    });
  });

  test('what was reviewed cannot be swapped for another text by its owner', async () => {
    const application = await decided(parties, parties.zhejiang, renamed(trees, '名木古树名录'));
    const file = await parties.zhejiang.review.get({ application });
    const swapped = { ...file.application, ...parking } as Json;
    const [key, text] = [factKey('application', application), JSON.stringify({ value: swapped })];
    expect(await pair.write({ key, text }, { key, text, into: 'ZJ' })).toBe(valid);
    await refused(parties.zhejiangApprover.review.approve({ application, approved: true }), errors.review.changedSince);
    expect((await parties.zhejiang.review.get({ application })).damaged).toEqual(['application']);
  });
});

describe('the index', () => {
  const draft = renamed(lifts, '电梯困人救援平台');
  const lift = entry('system', 'Committee/lifts');
  const seen = async () => {
    const { findings, damaged } = await parties.zhejiang.review.preview(draft);
    return { found: findings.map(({ project }) => project), likeness: findings[0]?.similarity, damaged };
  };
  const problems = async () => (await parties.reviewer.review.checkIndex({ authority: 'Committee' })).problems;

  test('an entry that points at nothing, or at what is no project, makes no finding', async () => {
    const honest = await seen();
    expect(honest).toMatchObject({ found: ['Committee/lifts'], damaged: [] });
    const text = await pair.read(lift);
    expect(await pair.write({ key: entry('system', 'Committee/invented'), text })).toBe(valid);
    expect(await pair.write({ key: entry('system', 'Committee/garbage'), text: '["x"]' })).toBe(valid);
    expect(await pair.write({ key: ['index', 'review', 'Committee'], text: '1' })).toBe(valid);
    const { found, damaged } = await seen();
    expect(found).toEqual(['Committee/lifts']);
    expect(damaged.sort()).toEqual(['Committee/garbage', 'Committee/invented']);
    expect(await problems()).toEqual([
      { project: 'Committee/garbage', problem: 'orphan' },
      { project: 'Committee/invented', problem: 'orphan' },
    ]);
    await reindex(['Committee/garbage', 'Committee/invented']);
    expect(await problems()).toEqual([]);
    expect(await seen()).toEqual(honest);
  });

  test('many such entries do not crowd out a true one', async () => {
    const text = await pair.read(lift);
    const names = Array.from({ length: 70 }, (_, i) => `Committee/crowd-${i}`);
    expect(await pair.write(...names.map((id) => ({ key: entry('system', id), text })))).toBe(valid);
    const { found, damaged } = await seen();
    expect(found).toEqual(['Committee/lifts']);
    expect(damaged).toHaveLength(names.length);
    await reindex(names);
    expect((await seen()).damaged).toEqual([]);
  });

  test('an entry with another project’s words is compared by the sealed fact', async () => {
    const text = await pair.read(lift);
    // Parking looks like lifts in the index: the fact says it is not.
    expect(await pair.write({ key: entry('system', 'Committee/parking'), text })).toBe(valid);
    const { found, damaged } = await seen();
    expect(found).toEqual(['Committee/lifts']);
    expect(damaged).toEqual(['Committee/parking']);
    expect(await problems()).toEqual([{ project: 'Committee/parking', problem: 'differs' }]);
    await reindex(['Committee/parking']);
  });

  test('what is hidden from it is told by the check, and put back by anybody', async () => {
    const honest = await seen();
    expect(await pair.write({ key: lift })).toBe(valid);
    expect((await seen()).found).toEqual([]);
    expect(await problems()).toEqual([{ project: 'Committee/lifts', problem: 'missing' }]);
    expect(await reindex(['Committee/lifts'])).toMatchObject({ written: 1 });
    expect(await seen()).toEqual(honest);
  });

  test('a damaged fact is no finding, nor entered anew, until its owner restores it', async () => {
    const id = 'Committee/lifts';
    expect(await pair.forge('system', id, { ...grid, id, state: 'in-use' })).toBe(valid);
    expect(await seen()).toMatchObject({ found: [], damaged: [id] });
    await refused(parties.guangdong.review.reindex({ projects: [id] }), errors.ledger.sealBroken);
    const { content } = await parties.committee.ledger.copy({ kind: 'system', id });
    await parties.committee.ledger.restore({ kind: 'system', id, content });
    expect(await eventually(seen, ({ found }) => found.length > 0)).toMatchObject({ found: [id], damaged: [] });
  });
});
