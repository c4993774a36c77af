/** What a grant is bound to, at the command line: conditions, suspension, delegation, policies, emergencies. */
import type { access } from '@oneplusn/api';
import { useNet } from '../../engine';
import { insured } from '../sharing/data';
import { folk, keysOf } from '../sharing/parties';
import { eventually } from '../waiting';
import { useWorkspace } from './workspace';

const net = useNet();
const workspace = useWorkspace(net);
const asked = [
  ...['--fields', 'name', '--purpose', 'licence.review', '--basis', '依据', '--scenario', '场景'],
  ...['--days', '90', '--quota', '10/day'],
];

beforeAll(async () => {
  const ministry = await net().connect('MHRSS/wu');
  await ministry.dataset(insured).publish();
  await ministry.dataset(insured).put(folk.slice(0, 2));
  workspace().file('keys.txt', keysOf(2).join('\n'));
});

const does = (by: string, ...words: string[]) => workspace().does(by, 'access', ...words);
const gets = <T>(by: string, ...words: string[]) => workspace().gets<T>(by, 'access', ...words);
const request = async () => (await eventually(() => gets<{ id: string }>('GD/li', 'request', insured.id, ...asked))).id;
const open = ['open', insured.id, '--keys', 'keys.txt'];

test('a condition withholds a record, and says so in words; a suspension says why', async () => {
  const months = '[{op: ">", field: months, value: 0}]';
  const { id: grant, hours } = await gets<access.Grant>(
    ...(['MHRSS/wu', 'approve', await request(), '--conditions', months, '--hours', '00:00-24:00'] as const),
  );
  expect(hours).toEqual({ from: '00:00', to: '24:00' });
  const shown = await eventually(() => does('GD/li', ...open, '--grant', grant));
  expect(shown).toMatch(new RegExp(`1 +该记录不符合授权 ${grant} 的条件`));
  expect(shown).toContain(folk[1]!.name);
  await does('MHRSS/wu', 'suspend', grant, '--reason', '使用情况核查中');
  const tried = await workspace().run(['--as', 'GD/li', 'access', ...open, '--grant', grant]);
  expect(tried).toMatchObject({ exit: 1, err: expect.stringContaining('使用情况核查中') as string });
  await does('MHRSS/wu', 'resume', grant);
  expect(await does('GD/li', ...open, '--grant', grant)).toContain(folk[1]!.name);
}, 120_000);

test('a standing policy grants a request, and who it would give to is told before', async () => {
  const { id: policy } = await gets<access.Policy>(
    ...(['MHRSS/wu', 'publish-policy', insured.id, '--who', '[{authority: GD, department: hrss}]'] as const),
    ...['--fields', 'name', '--purposes', 'licence.review', '--days', '90', '--quota', '10/day', '--basis', '协议'],
  );
  expect(await does('MHRSS/wu', 'who', insured.id, 'name')).toContain(policy);
  const id = await request();
  expect(await does('MHRSS/wu', 'effect', id)).toContain(policy);
  const grant = await gets<access.Grant>('GD/li', 'grant-by-policy', id, policy);
  expect(grant).toMatchObject({ request: id, policy });
  expect(await does('GD/li', 'policies', '--provider', 'MHRSS')).toContain(policy);
  await does('MHRSS/wu', 'end-policy', policy, '--reason', '协议到期');
}, 120_000);

test('a grant is passed on down the tree, and further where that is let; who could read by it is told', async () => {
  const admin = await net().connect('GD/admin');
  const name = { zh: '办事窗口', en: 'Service Window' };
  const below = ['hrss/licensing/window', 'hrss/licensing/window/desk'] as const;
  await admin.registry.establish({ departments: below.map((path) => ({ path, name })) });
  const { id: grant } = await gets<access.Grant>('MHRSS/wu', 'approve', await request(), '--below', 'delegated');
  const passed = await gets<access.Delegation>(
    ...(['GD/li', 'delegate', grant, '--department', below[0], '--depth', '1', '--days', '30'] as const),
  );
  const further = await gets<access.Delegation>(
    ...(['GD/li', 'delegate', grant, '--parent', passed.id, '--department', below[1]] as const),
  );
  expect(further).toMatchObject({ parent: passed.id, expires: passed.expires });
  expect(await does('GD/li', 'delegations', grant)).toContain(passed.id);
  const who = await eventually(
    () => does('MHRSS/wu', 'who', insured.id, 'name'),
    (told) => told.includes(further.id),
  );
  expect(who).toContain(passed.id);
  await does('GD/li', 'undelegate', passed.id, '--reason', '试验');
  const after = await eventually(
    () => does('MHRSS/wu', 'who', insured.id, 'name'),
    (told) => !told.includes(further.id),
  );
  expect(after).toContain(grant);
  expect(after).not.toContain(passed.id);
}, 120_000);

test('an emergency opening is flagged, and waits in the inbox for its review', async () => {
  const { id: plan } = await gets<access.Plan>(
    ...(['MHRSS/wu', 'publish-plan', insured.id, '--who', '[{authority: GD}]', '--fields', 'name'] as const),
    ...['--quota', '10/day', '--minutes', '60', '--review-hours', '72', '--basis', '《突发事件应对法》'],
  );
  const emergency = [...open, '--plan', plan];
  expect((await workspace().run(['--as', 'GD/li', 'access', ...emergency])).err).toContain('--reason');
  expect(await does('GD/li', ...emergency, '--reason', '汛情')).toContain(folk[0]!.name);
  const { items } = await eventually(
    () => gets<{ items: access.Emergency[] }>('MHRSS/he', 'emergencies', '--only', 'awaiting'),
    (page) => page.items.length > 0,
  );
  const { id } = items[0]!.opening;
  expect(await does('MHRSS/he', 'emergencies')).toContain('汛情');
  const readers = ['audit', 'readers', insured.id, '--keys', 'keys.txt'];
  expect(await workspace().does('MHRSS/he', ...readers)).toContain(`应急: 汛情 (${plan})`);
  expect(await workspace().does('MHRSS/he', 'audit', 'opened')).toContain(`应急: 汛情 (${plan})`);
  await does('MHRSS/he', 'inspect', id, '--outcome', 'justified', '--words', '已核实');
  expect(await does('MHRSS/he', 'emergencies')).toContain('属实');
}, 120_000);
