/** Apps in the catalogue of systems: found there, compared with new projects; what an independent project becomes. */
import { errors } from '@oneplusn/api';
import { defineApp, enlistApp } from '@oneplusn/sdk';
import { useNet } from '../../engine';
import { refused } from '../refused';
import { decided, partiesIn, type Parties } from './parties';
import { lifts } from './projects';

const net = useNet();
const title = (zh: string) => ({ zh });
const [states, step] = [
  { open: { title: title('待受理'), kind: 'start' }, done: { title: title('已办结'), kind: 'end' } },
  { from: ['open'], to: 'done', by: 'clerk' },
] as const;
const rescue = defineApp({
  name: 'lift-rescue',
  about: { domain: lifts.domain, positioning: lifts.positioning, description: lifts.description },
  datasets: {},
  roles: { clerk: { roles: ['official'] } },
  forms: {},
  process: {
    title: title('电梯困人报警与救援调度'),
    department: 'hrss/licensing',
    states,
    actions: {
      dispatch: { ...step, title: title('救援力量调度') },
      record: { ...step, title: title('维保记录上传') },
    },
  },
});

let parties: Parties;
beforeAll(async () => {
  parties = await partiesIn(net());
  await rescue.on(parties.guangdongSteward).publish();
});

test('a published app stands in the catalogue, as a process on the shared framework', async () => {
  const { zhejiang } = parties;
  const found = async (asked: object) => (await zhejiang.review.systems(asked)).items.map(({ id }) => id);
  const { items } = await zhejiang.review.systems({ term: '救援', apps: true });
  expect(items).toMatchObject([
    { id: 'GD/lift-rescue', state: 'in-use', process: 'GD/lift-rescue', authority: 'GD', domain: lifts.domain },
  ]);
  expect(items[0]?.functions).toEqual(['电梯困人报警与救援调度: 救援力量调度', '电梯困人报警与救援调度: 维保记录上传']);
  expect(await found({ term: '泊位', apps: true })).toEqual([]);
  await parties.guangdongSteward.review.register({ systems: [{ ...lifts, name: 'old-lifts' }] });
  expect(await found({ term: '救援' })).toEqual(['GD/lift-rescue', 'GD/old-lifts']);
  expect(await found({ apps: true })).toEqual(['GD/lift-rescue']);
});

test('an app that has changed is brought up to date in the catalogue, and written only then', async () => {
  const { guangdongSteward: steward, zhejiang } = parties;
  expect(await enlistApp(steward, rescue.app)).toEqual({ entry: 'GD/lift-rescue', done: 'same' });
  const about = { ...rescue.app.about, positioning: '电梯困人后按层站调度救援, 并回访被困人员' };
  const changed = { ...rescue.app, about };
  expect(await enlistApp(steward, changed)).toMatchObject({ done: 'updated' });
  const standing = async () => (await zhejiang.review.systems({ term: '层站', apps: true })).items;
  expect(await standing()).toMatchObject([{ id: 'GD/lift-rescue', state: 'in-use', positioning: about.positioning }]);
  expect((await zhejiang.review.checkIndex({ authority: 'GD' })).problems).toEqual([]);
  expect(await enlistApp(steward, rescue.app)).toMatchObject({ done: 'updated' });
  expect(await standing()).toEqual([]);
  await refused(steward.review.update({ system: 'GD/lift-rescue', process: 'GD/none' }), errors.ledger.notFound);
});

test('an entry that was retired is left as it is', async () => {
  const { guangdongSteward: steward } = parties;
  await steward.process.publish({ name: 'lift-care', definition: rescue.definition });
  const care = { ...rescue.app, name: 'lift-care' };
  expect(await enlistApp(steward, care)).toEqual({ entry: 'GD/lift-care', done: 'entered' });
  await steward.review.update({ system: 'GD/lift-care', state: 'retired' });
  const about = { ...care.about, positioning: '电梯维保后的乘梯提醒' };
  expect(await enlistApp(steward, { ...care, about })).toMatchObject({ done: 'kept' });
});

test('a new project is compared with it, as with any system in use', async () => {
  const { findings } = await parties.zhejiang.review.preview(lifts);
  expect(findings.map(({ project }) => project)).toContain('GD/lift-rescue');
});

test('an independent project that is built as an app says which process it is', async () => {
  const { zhejiang, zhejiangApprover } = parties;
  const application = await decided(parties, zhejiang, { ...lifts, title: '住宅电梯困人救援' });
  await zhejiangApprover.review.approve({ application, approved: true });
  const commission = (state: 'in-development' | 'in-use', process?: string) =>
    zhejiang.review.commission({ application, state, ...(process !== undefined && { process }) });
  await refused(commission('in-development', 'GD/lift-rescue'), errors.ledger.notOwner, { owner: 'GD' });
  await refused(commission('in-development', 'ZJ/lift-rescue'), errors.ledger.notFound);
  await commission('in-development');
  const wei = await net().connect('ZJ/wei');
  const definition = { ...rescue.definition, department: 'hrss' };
  await wei.process.publish({ name: 'lift-rescue', definition });
  expect(await commission('in-use', 'ZJ/lift-rescue')).toMatchObject({ process: 'ZJ/lift-rescue', state: 'in-use' });
  const { items } = await parties.guangdong.review.systems({ authority: 'ZJ', apps: true });
  expect(items.map(({ id }) => id)).toEqual([application]);
});

test('nobody says of a system that it runs as a process which is not there', async () => {
  const register = (process: string) =>
    parties.guangdongSteward.review.register({ systems: [{ ...lifts, name: 'boast', process }] });
  await refused(register('GD/none'), errors.ledger.notFound);
  await refused(register('ZJ/lift-rescue'), errors.ledger.notOwner);
});
