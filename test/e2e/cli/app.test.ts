/** A sub-application at the command line: its module checked, played, published; what is no app is told. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { useNet } from '../../engine';
import { useWorkspace } from './workspace';

const workspace = useWorkspace(useNet());
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
