/** Branches that run at the same time: each for its own department, joined when both have ended, or left together. */
import { errors, type InputOf, type Transactions, type process } from '@oneplusn/api';
import type { Ledger } from '@oneplusn/sdk';
import { useNet } from '../../engine';
import { refused } from '../refused';
import { hex } from '../sharing/parties';

const net = useNet();
const title = (zh: string) => ({ zh });
const official = (department: string) => ({ roles: ['official'] as const, department });
const [licensing, civil] = ['hrss/licensing', 'civil-affairs'];
const fire = { fork: 'checks', branch: 'fire' };
const health = { fork: 'checks', branch: 'health' };

const definition: InputOf<Transactions['process']['publish']>['definition'] = {
  title: title('联合审查'),
  department: licensing,
  states: [
    { name: 'draft', title: title('填写中'), kind: 'start' },
    { name: 'checks', title: title('联合审查'), kind: 'fork', branches: ['fire', 'health'], then: 'deciding' },
    { name: 'fire-open', title: title('消防审查'), kind: 'start', within: fire },
    { name: 'fire-done', title: title('消防已审'), kind: 'end', within: fire },
    { name: 'health-open', title: title('卫生审查'), kind: 'start', within: health },
    { name: 'health-done', title: title('卫生已审'), kind: 'end', within: health },
    { name: 'deciding', title: title('待决定') },
    { name: 'closed', title: title('已办结'), kind: 'end' },
    { name: 'withdrawn', title: title('已撤回'), kind: 'end' },
  ],
  actions: [
    { name: 'submit', title: title('提交'), from: ['draft'], to: 'checks', who: official(licensing) },
    { name: 'fire', title: title('消防通过'), from: ['fire-open'], to: 'fire-done', who: official(licensing) },
    { name: 'health', title: title('卫生通过'), from: ['health-open'], to: 'health-done', who: official(civil) },
    { name: 'close', title: title('办结'), from: ['deciding'], to: 'closed', who: official(licensing) },
    { name: 'withdraw', title: title('撤回'), from: ['checks', 'deciding'], to: 'withdrawn', who: official(licensing) },
  ],
};

let [li, chen]: Ledger[] = [];
beforeAll(async () => {
  const feng = await net().connect('GD/feng');
  [li, chen] = await Promise.all(['GD/li', 'GD/chen'].map((name) => net().connect(name)));
  await feng.vault.prepare();
  await feng.process.publish({ name: 'joint', definition });
});

const act = (by: Ledger | undefined, { id, step }: process.Case, action: string) =>
  by!.process.act({ case: id, action, step }, { transient: { salt: hex() } });
const at = ({ places }: process.Case) => places.map(({ state }) => state);
const checking = async () => act(li, await li!.process.begin({ process: 'GD/joint' }), 'submit');

test('both branches run at once, and the case goes on by itself when both have ended', async () => {
  const file = await checking();
  expect(at(file)).toEqual(['checks', 'fire-open', 'health-open']);
  const waits = async (by: Ledger | undefined) =>
    (await by!.process.tasks({ size: 200 })).items.flatMap((task) => (task.case === file.id ? [task.state] : []));
  expect([await waits(li), await waits(chen)]).toEqual([['checks', 'fire-open'], ['health-open']]);
  await refused(act(chen, file, 'fire'), errors.process.notYours);
  const half = await act(chen, file, 'health');
  expect(at(half)).toEqual(['checks', 'fire-open', 'health-done']);
  await refused(act(li, half, 'close'), errors.process.notOffered);
  await refused(act(chen, half, 'health'), errors.process.notOffered);
  const joined = await act(li, half, 'fire');
  expect(at(joined)).toEqual(['deciding']);
  expect(await act(li, joined, 'close')).toMatchObject({ state: 'ended' });
});

test('who claims one branch leaves the other open', async () => {
  const file = await checking();
  const claimed = await chen!.process.claim({ case: file.id, state: 'health-open', step: file.step });
  const next = await act(li, claimed, 'fire');
  expect(next.places.find(({ state }) => state === 'health-open')).toMatchObject({ claimed: 'GD/chen' });
  expect(at(await act(chen, next, 'health'))).toEqual(['deciding']);
});

test('leaving the fork ends what goes on in it', async () => {
  const file = await act(chen, await checking(), 'health');
  const withdrawn = await act(li, file, 'withdraw');
  expect(withdrawn).toMatchObject({ state: 'ended', places: [{ state: 'withdrawn' }] });
  await refused(act(li, withdrawn, 'fire'), errors.process.notOffered);
});
