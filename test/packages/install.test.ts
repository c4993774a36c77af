/** Every package packs, installs from its tarball on its own, and loads from CommonJS and from an ES module. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const root = join(__dirname, '../..');
const folders = ['chaincode', 'client-sdk', 'network'].flatMap((room) =>
  readdirSync(join(root, room)).map((name) => join(root, room, name)),
);
const names = folders.map(
  (folder) => (JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { name: string }).name,
);

let project: string;

beforeAll(() => {
  project = mkdtempSync(join(tmpdir(), 'oneplusn-packages-'));
  const tarballs = execFileSync('npm', ['pack', '--json', '--pack-destination', project, ...folders], {
    cwd: root,
    encoding: 'utf8',
  });
  const files = Object.values(JSON.parse(tarballs) as Record<string, { filename: string }>).map(
    ({ filename }) => `./${filename}`,
  );
  writeFileSync(
    join(project, 'package.json'),
    JSON.stringify({ name: 'user', private: true, overrides: { 'class-transformer': '0.5.1' } }),
  );
  execFileSync(
    'npm',
    ['install', '--ignore-scripts', '--prefer-offline', '--no-audit', '--no-fund', '--loglevel=error', ...files],
    { cwd: project },
  );
}, 240_000);

afterAll(() => rmSync(project, { recursive: true, force: true }));

/** What Node itself adds to a CommonJS module that is imported. */
const added = new Set(['default', 'module.exports', '__esModule']);

function load(code: string, type: 'commonjs' | 'module'): string[] {
  const printed = execFileSync('node', [`--input-type=${type}`, '-e', code], { cwd: project, encoding: 'utf8' });
  return JSON.parse(printed) as string[];
}

test.each(names)('%s gives the same names to require and to import', (name) => {
  const required = load(`console.log(JSON.stringify(Object.keys(require('${name}'))))`, 'commonjs');
  const imported = load(`import * as all from '${name}'; console.log(JSON.stringify(Object.keys(all)))`, 'module');
  expect(required.length).toBeGreaterThan(0);
  expect(imported.filter((key) => !added.has(key)).sort()).toEqual(required.sort());
});

test('no package carries tests or build leftovers', () => {
  for (const name of names) {
    const files = readdirSync(join(project, 'node_modules', name), { recursive: true, encoding: 'utf8' }).filter(
      (file) => !file.startsWith('node_modules'),
    );
    expect(files.filter((file) => /[.]test[.]|tsbuildinfo/.test(file))).toEqual([]);
  }
});
