/** A sub-application at the command line: its module checked, played, published; what is no app is told. */
import { readdirSync } from 'node:fs';
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

test('an app is published, found in the catalogue, and its cases are listed', async () => {
  const file = workspace().file(
    'tiny.mjs',
    `import { createRequire } from 'node:module';
     const { defineApp } = createRequire(${JSON.stringify(__filename)})('@oneplusn/sdk');
     export const tiny = defineApp({
       name: 'stray-dogs', datasets: {}, forms: {}, roles: { clerk: { roles: ['official'] } },
       about: { domain: '城市管理', positioning: '流浪犬只收容与领养' },
       process: {
         title: { zh: '流浪犬只收容登记' }, department: 'hrss/licensing',
         states: { open: { title: { zh: '待收容' }, kind: 'start' }, done: { title: { zh: '已收容' }, kind: 'end' } },
         actions: { shelter: { title: { zh: '收容' }, from: ['open'], to: 'done', by: 'clerk' } },
       },
     });`,
  );
  const published = await workspace().does('GD/feng', 'app', 'publish', file, '--lang', 'en');
  expect(published).toMatch(/GD\/stray-dogs 1\nIn the catalogue of systems: GD\/stray-dogs/);
  const found = await workspace().does('ZJ/jiang', 'review', 'systems', '--apps', '--term', '犬只', '--json');
  expect(JSON.parse(found)).toMatchObject({ items: [{ id: 'GD/stray-dogs', process: 'GD/stray-dogs' }] });
  const li = await net().connect('GD/li');
  const { id } = await li.process.begin({ process: 'GD/stray-dogs' });
  expect(await workspace().does('GD/li', 'app', 'cases', file, '--json')).toContain(id);
});
