/** A sub-application at the command line: its module checked, played, published; what is no app is told. */
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { useNet } from '../../engine';
import { useWorkspace } from './workspace';

const net = useNet();
// An app's module is loaded by Node itself, which the test's own loader would stand in for.
const workspace = useWorkspace(net, { asProcess: true });
const source = join(__dirname, '../../../examples/business-licence/src');
const app = join(source, 'app.ts');

test('an app is checked and shown without a network', async () => {
  expect(await workspace().run(['app', 'check', app])).toMatchObject({ exit: 0, out: '没有问题\n' });
  const shown = await workspace().run(['app', 'show', app, '--lang', 'en']);
  expect(shown.out).toContain('"name": "business-licence"');
});

test('a new app is made to begin with, and nothing is overwritten', async () => {
  const made = join(workspace().path, 'my-service');
  expect(await workspace().run(['app', 'create', made])).toMatchObject({
    exit: 0,
    out: expect.stringContaining('npm test') as string,
  });
  expect(readdirSync(join(made, 'src')).sort()).toEqual(['app.ts', 'datasets.ts', 'forms.ts', 'scenarios.ts']);
  // It stands where the command runs, whatever process that is.
  const spaced = await workspace().run(['app', 'create', '我的 应用/my-service'], { asProcess: false });
  expect(existsSync(join(workspace().path, '我的 应用/my-service/src/app.ts'))).toBe(true);
  expect(spaced.out).toMatch(/^cd "我的 应用\/my-service"$/m);
  const again = await workspace().run(['app', 'create', made]);
  expect(again).toMatchObject({ exit: 2, err: expect.stringContaining('CREATE-102') as string });
});

test('what is no app is told', async () => {
  const none = await workspace().run(['app', 'check', join(source, 'datasets.ts')]);
  expect(none).toMatchObject({ exit: 2, err: expect.stringContaining('CLI-135') as string });
  const absent = await workspace().run(['app', 'check', join(source, 'absent.ts')]);
  expect(absent).toMatchObject({ exit: 2, err: expect.stringContaining('CLI-136') as string });
});

test('the scenarios of an app are played on a ledger of their own', async () => {
  const played = await workspace().run(['app', 'test', app, join(source, 'scenarios.ts'), '--lang', 'en']);
  expect(played).toMatchObject({ exit: 0, out: expect.stringContaining('✓ withdrawn under review') as string });
  expect(played.out).not.toContain('never taken');
  const short = workspace().file(
    'short.mjs',
    "export const scenarios = [{ name: 'one', when: [{ by: 'GD/li', action: 'submit' }], then: { at: 'issued' } }];",
  );
  const failed = await workspace().run(['app', 'test', app, short, '--lang', 'en']);
  expect(failed.exit).toBe(1);
  expect(failed.out).toMatch(/✗ one: step 1 \(submit by GD\/li\): SDK-155[^]*never taken: withdraw from reviewing/);
}, 120_000);

/** A module with an app as small as can be. */
const tinyApp = (change: (text: string) => string = (text) => text) =>
  change(`import { createRequire } from 'node:module';
const { defineApp } = createRequire(${JSON.stringify(__filename)})('@oneplusn/sdk');
export const tiny = defineApp({
  name: 'stray-dogs', datasets: {}, forms: {}, roles: { clerk: { roles: ['official'] } },
  about: { domain: '城市管理', positioning: '流浪犬只收容与领养' },
  process: {
    title: { zh: '流浪犬只收容登记' }, department: 'hrss/licensing',
    states: { open: { title: { zh: '待收容' }, kind: 'start' }, done: { title: { zh: '已收容' }, kind: 'end' } },
    actions: { shelter: { title: { zh: '收容' }, from: ['open'], to: 'done', by: 'clerk' } },
  },
});
`);
const checked = (file: string, ...more: string[]) => workspace().run(['app', 'check', file, ...more, '--lang', 'en']);

test('what is wrong with an app is told by the names in its file, whatever is wrong', async () => {
  const story = "{ name: 'one', when: [{ by: 'GD/li', action: 'shelter' }], then: { at: 'done' } }";
  const scenarios = workspace().file('scenarios.mjs', `export const scenarios = [${story}];`);
  for (const [from, to, place, said] of [
    ["to: 'done'", "to: 'dome'", 'actions.shelter.to', 'there is no state dome'],
    ["kind: 'end'", "kind: 'ends'", 'states.done.kind', 'it should be one of start, step, end, fork, call'],
    ["by: 'clerk'", "by: 'clark'", 'actions.shelter.who.roles', 'nobody may do it: no role is named'],
  ] as const) {
    const file = workspace().file(
      'typo.mjs',
      tinyApp((text) => text.replace(from, to)),
    );
    const look = await checked(file);
    expect(look).toMatchObject({ exit: 1, err: '' });
    expect(look.out).toMatch(new RegExp(`^${place} +${said}$`, 'm'));
    const played = await workspace().run(['app', 'test', file, scenarios, '--lang', 'en']);
    expect(played).toMatchObject({ exit: 1, out: look.out });
  }
});

test('a module that does not load is told with file and line, and nothing of the program itself', async () => {
  const folder = '我的 应用';
  workspace().file(
    `${folder}/broken.ts`,
    tinyApp((text) => text.replace('datasets: {}', 'datasets: {{}')),
  );
  const broken = await checked(join(folder, 'broken.ts'));
  expect(broken).toMatchObject({
    exit: 2,
    err: expect.stringContaining(`Cannot load ${folder}/broken.ts:4: `) as string,
  });
  workspace().file(`${folder}/strays.ts`, "import { x } from './nowhere.ts';\nexport const y = x;\n");
  const lost = await checked(join(folder, 'strays.ts'));
  expect(lost.err).toContain(`Cannot find module '${folder}/nowhere.ts'`);
  const absent = await checked('absent.ts');
  expect(absent.err).toContain("Cannot find module 'absent.ts'");
  for (const { err } of [broken, lost, absent]) expect(err).not.toMatch(/dist|file:|\/work|node:internal/);
});

test('a module as editors on Windows leave it is one', async () => {
  const file = workspace().file('我的 应用/窗口.ts', `\ufeff${tinyApp().replaceAll('\n', '\r\n')}`);
  expect(await checked(file)).toMatchObject({ exit: 0, err: '' });
});

test('of several apps in one module none is taken by chance; of several lists the app’s own', async () => {
  const two = workspace().file('two.mjs', `${tinyApp()}export const b = { ...tiny, app: { ...tiny.app, name: 'b' } };`);
  const refused = await checked(two);
  expect(refused).toMatchObject({ exit: 2, err: expect.stringContaining('CLI-141') as string });
  for (const name of ['b', 'stray-dogs']) expect(refused.err).toContain(name);
  const twice = workspace().file('twice.mjs', `${tinyApp()}export const again = tiny;`);
  expect(await checked(twice)).toMatchObject({ exit: 0 });
  const story = (name: string, at: string) => {
    const steps = `[{ by: 'GD/li', action: '${name}', refused: 'PROCESS-104' }]`;
    return `{ name: '${name}', when: ${steps}, then: { at: '${at}' } }`;
  };
  const foreign = `export const a = [${story('walk', 'walked')}];`;
  const lists = workspace().file('lists.mjs', `${foreign} export const b = [${story('pass', 'draft')}];`);
  const played = await workspace().run(['app', 'test', app, lists, '--lang', 'en']);
  expect(played.out).toMatch(/^✓ pass\nnever taken: submit from draft$/m);
  const other = await workspace().run(['app', 'test', app, workspace().file('other.mjs', foreign), '--lang', 'en']);
  expect(other.out).toMatch(/^✗ walk: step 1: business-licence has no action walk\nnever taken: submit from draft$/m);
  for (const { exit } of [played, other]) expect(exit).toBe(1);
}, 60_000);

test('an app is published, found in the catalogue, and its cases are listed', async () => {
  const file = workspace().file('tiny.mjs', tinyApp());
  const published = await workspace().does('GD/feng', 'app', 'publish', file, '--lang', 'en');
  expect(published).toMatch(/GD\/stray-dogs 1\nIn the catalogue of systems: GD\/stray-dogs/);
  const found = await workspace().does('ZJ/jiang', 'review', 'systems', '--apps', '--term', '犬只', '--json');
  expect(JSON.parse(found)).toMatchObject({ items: [{ id: 'GD/stray-dogs', process: 'GD/stray-dogs' }] });
  const li = await net().connect('GD/li');
  const { id } = await li.process.begin({ process: 'GD/stray-dogs' });
  expect(await workspace().does('GD/li', 'app', 'cases', file, '--json')).toContain(id);
});
