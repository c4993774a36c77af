import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { closureOf } from './closure';

let root: string;
beforeEach(() => (root = mkdtempSync(join(tmpdir(), 'closure-'))));
afterEach(() => rmSync(root, { recursive: true }));

function put(at: string, name: string, dependencies: string[] = [], optional: string[] = []): string {
  const folder = join(root, at);
  mkdirSync(folder, { recursive: true });
  const all = (names: string[]) => Object.fromEntries(names.map((each) => [each, '*']));
  const manifest = { name, dependencies: all(dependencies), optionalDependencies: all(optional) };
  writeFileSync(join(folder, 'package.json'), JSON.stringify(manifest));
  return folder;
}

test('one version lies flat, another beside whom it belongs to; links are followed', () => {
  const start = put('work/app', 'app', ['a', 'b'], ['gone']);
  put('work/shared', '@x/a', ['c']);
  mkdirSync(join(root, 'node_modules/@x'), { recursive: true });
  put('node_modules/a', 'a', ['c', '@x/a']);
  symlinkSync(join(root, 'work/shared'), join(root, 'node_modules/@x/a'));
  put('node_modules/b', 'b', ['c']);
  put('node_modules/c', 'c');
  put('node_modules/b/node_modules/c', 'c');
  expect(closureOf(start).map(({ to, from }) => `${to} < ${from.slice(root.length + 1)}`)).toEqual([
    'node_modules/@x/a < work/shared',
    'node_modules/a < node_modules/a',
    'node_modules/app < work/app',
    'node_modules/b < node_modules/b',
    'node_modules/b/node_modules/c < node_modules/b/node_modules/c',
    'node_modules/c < node_modules/c',
  ]);
});

test('what is not installed is named', () => {
  expect(() => closureOf(put('app', 'app', ['left-out']))).toThrow('left-out is not installed');
});
