/** A process at the command line: checked, published, run from the application to the issue, in both languages. */
import { useNet } from '../../engine';
import { application, licence, licenceCopy } from '../process/licence';
import { applied, employers, service, visit } from '../process/service';
import { useWorkspace } from './workspace';

const net = useNet();
const workspace = useWorkspace(net);

test('a definition is checked without a network, and every problem says where', async () => {
  const good = workspace().file('licence.json', licence);
  expect(await workspace().run(['process', 'check', good])).toMatchObject({ exit: 0, out: '没有问题\n' });
  const broken = licenceCopy();
  broken.actions[1]!.to = 'nowhere';
  const bad = workspace().file('broken.json', broken);
  const zh = await workspace().run(['process', 'check', bad]);
  expect(zh).toMatchObject({ exit: 1, err: '' });
  expect(zh.out).toMatch(/actions\.1\.to +没有状态 nowhere/);
  const en = await workspace().run(['process', 'check', bad, '--lang', 'en']);
  expect(en.out).toMatch(/actions\.1\.to +there is no state nowhere/);
  const strange = await workspace().run(['process', 'check', workspace().file('strange.json', { title: 1 })]);
  expect(strange).toMatchObject({ exit: 2, err: expect.stringContaining('CLI-109') as string });
});

test('a definition is published, shown and listed', async () => {
  const file = workspace().file('licence.json', licence);
  expect(await workspace().does('GD/feng', 'process', 'publish', 'food-licence', file)).toMatch(/GD\/food-licence/);
  expect(await workspace().does('ZJ/jiang', 'process', 'show', 'GD/food-licence')).toMatch(/accept +受理 +submitted/);
  expect(await workspace().does('GD/li', 'process', 'list', '--lang', 'en')).toContain('Food business licence');
});

test('a case is begun, acted on and found on the work list; wrong turns are refused', async () => {
  const { id } = await workspace().gets<{ id: string }>('GD/li', 'case', 'begin', 'GD/food-licence');
  const form = workspace().file('application.json', application);
  await workspace().does('GD/li', 'case', 'act', id, 'submit', '--form', form);
  expect(await workspace().does('GD/li', 'case', 'tasks')).toContain(id);
  // Both lists lie in the authority's own collection: they answer the same, and say so, whoever asks for an index.
  const source = { notes: true };
  for (const list of ['tasks', 'list']) {
    const asked = await workspace().gets('GD/li', 'case', list);
    expect(asked).toMatchObject({ items: [expect.anything()], source });
    expect(await workspace().gets('GD/li', 'case', list, '--index')).toEqual(asked);
  }
  const tasks = await (await net().connect('GD/li')).process.tasks();
  expect(await workspace().gets('GD/li', 'case', 'tasks', '--index')).toEqual({ ...tasks, source });
  const [wrong, stale] = await Promise.all([
    workspace().run(['--as', 'GD/chen', 'case', 'act', id, 'accept', '--lang', 'en']),
    workspace().run(['--as', 'GD/li', 'case', 'act', id, 'accept', '--step', '1']),
  ]);
  expect(wrong).toMatchObject({ exit: 1, err: expect.stringContaining('PROCESS-105') as string });
  expect(stale).toMatchObject({ exit: 1, err: expect.stringContaining('PROCESS-107') as string });
});

test('a case is taken on, passed and issued, and shows what was done', async () => {
  const { items } = await workspace().gets<{ items: { id: string }[] }>('GD/li', 'case', 'list');
  const { id } = items[0]!;
  await workspace().does('GD/li', 'case', 'act', id, 'accept');
  await workspace().does('GD/chen', 'case', 'claim', id, '--state', 'examining', '--step', '3');
  await workspace().does('GD/chen', 'case', 'act', id, 'pass');
  await workspace().does('GD/chu', 'case', 'act', id, 'issue');
  const shown = await workspace().does('GD/li', 'case', 'show', id);
  for (const part of [/状态 +已办结/, /shop +桥头小食堂 +2/, /办理 +issue +issued +GD\/chu/])
    expect(shown).toMatch(part);
});

test('a form with rows, and a case that a portal begins for a resident', async () => {
  await workspace().does('GD/feng', 'process', 'publish', 'visit', workspace().file('visit.json', visit));
  await workspace().does('GD/feng', 'process', 'publish', 'service', workspace().file('service.json', service));
  const form = workspace().file('applied.json', { ...applied, employers });
  const asResident = ['--resident', '11010519491231002X'] as const;
  const begin = ['case', 'begin', 'GD/service', '--form', form];
  const { id, applicant } = await workspace().gets<{ id: string; applicant?: string }>(
    'GD/chen',
    ...[...begin, ...asResident],
  );
  expect(applicant).toMatch(/^[0-9a-f]{64}$/);
  expect(await workspace().does('GD/li', 'case', 'show', id)).toMatch(/employers +\[.*榕江纸品厂/);
  const others = await workspace().run(['--as', 'GD/chen', 'case', 'act', id, 'withdraw']);
  expect(others).toMatchObject({ exit: 1, err: expect.stringContaining('PROCESS-121') as string });
  expect(await workspace().does('GD/chen', 'case', 'act', id, 'withdraw', ...asResident)).toContain('已撤回');
  const rowless = workspace().file('rowless.json', applied);
  const wrong = await workspace().run(['--as', 'GD/chen', 'case', 'begin', 'GD/service', '--form', rowless]);
  expect(wrong).toMatchObject({ exit: 1, err: expect.stringContaining('PROCESS-112') as string });
  const list = await workspace().run(['--as', 'GD/chen', 'case', 'begin', 'GD/service', '--form', '[1]']);
  expect(list).toMatchObject({ exit: 2, err: expect.stringContaining('--form') as string });
});
