/**
 * Every package packs, installs from its tarball in the folder of the example and nowhere else, and loads from CommonJS
 * and from an ES module; the example's own tests pass there.
 */
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const root = join(__dirname, '../..');
const folders = ['chaincode', 'client-sdk', 'network'].flatMap((room) =>
  readdirSync(join(root, room)).map((name) => join(root, room, name)),
);
const names = folders.map(
  (folder) => (JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { name: string }).name,
);

/** The pinned one; or another that users may have, where it is named: the workflow names the machine's own. */
const node = process.env['ONEPLUSN_NODE'] ?? 'node';

/** Sample apps, which need nothing but the packages. */
const apps = ['business-licence', 'insurance-transfer'];

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
  cpSync(join(root, 'examples/licence-review'), project, { recursive: true });
  // It finds the packages in the folder above.
  for (const app of apps) cpSync(join(root, 'examples', app), join(project, app), { recursive: true });
  const example = JSON.parse(readFileSync(join(project, 'package.json'), 'utf8')) as Record<string, unknown>;
  // From the tarballs, not from the registry.
  delete example['dependencies'];
  const devDependencies = Object.fromEntries(
    Object.entries(example['devDependencies'] as Record<string, string>).filter(([name]) => !names.includes(name)),
  );
  writeFileSync(join(project, 'package.json'), JSON.stringify({ ...example, devDependencies }));
  execFileSync(
    'npm',
    ['install', '--ignore-scripts', '--prefer-offline', '--no-audit', '--no-fund', '--loglevel=error', ...files],
    { cwd: project },
  );
}, 240_000);

afterAll(() => rmSync(project, { recursive: true, force: true }));

/** What Node itself adds to a CommonJS module that is imported. */
const added = new Set(['default', 'module.exports', '__esModule']);

/** What a program prints there, as JSON. */
function jsonOf<T>(code: string, type: 'commonjs' | 'module'): T {
  const text = execFileSync(node, [`--input-type=${type}`, '-e', code], { cwd: project, encoding: 'utf8' });
  return JSON.parse(text) as T;
}

/** By package. One process for all: that each loads alone is tried by `require`. */
let imported: Readonly<Record<string, string[]>>;
beforeAll(() => {
  const gather = `for (const name of ${JSON.stringify(names)}) given[name] = Object.keys(await import(name))`;
  imported = jsonOf(`const given = {}; ${gather}; console.log(JSON.stringify(given))`, 'module');
});

test.each(names)('%s gives the same names to require and to import', (name) => {
  const required = jsonOf<string[]>(`console.log(JSON.stringify(Object.keys(require('${name}'))))`, 'commonjs');
  expect(required.length).toBeGreaterThan(0);
  expect(imported[name]?.filter((key) => !added.has(key)).sort()).toEqual(required.sort());
});

test('the example runs on the packed packages', () => {
  const printed = execFileSync('npm', ['test'], { cwd: project, encoding: 'utf8' });
  expect(printed).toMatch(/^ℹ fail 0$/m);
}, 120_000);

test.each(apps)(
  'the app %s runs on the packed packages, each transition of it',
  (app) => {
    const printed = execFileSync('npm', ['test'], { cwd: join(project, app), encoding: 'utf8' });
    expect(printed).toMatch(/^ℹ fail 0$/m);
  },
  120_000,
);

test('a new app is made from the packed package, and its scenarios pass', () => {
  const bin = join(project, 'node_modules/@oneplusn/create-app/dist/bin.js');
  const printed = execFileSync(node, [bin, 'my-service'], { cwd: project, encoding: 'utf8' });
  expect(printed).toContain('cd my-service');
  const made = join(project, 'my-service');
  expect(execFileSync('npm', ['test'], { cwd: made, encoding: 'utf8' })).toMatch(/^ℹ fail 0$/m);
  const again = spawnSync(node, [bin, 'my-service'], { cwd: project, encoding: 'utf8' });
  expect([again.status, again.stderr]).toEqual([2, expect.stringContaining('CREATE-102')]);
}, 120_000);

test('the development server of a new app serves its forms, on the packed packages', async () => {
  const made = join(project, 'my-service');
  const bin = join(project, 'node_modules/@oneplusn/cli/dist/bin.js');
  const server = spawn(node, [bin, 'app', 'dev', '--port', '0', '--lang', 'en'], { cwd: made });
  const ended = new Promise((resolve) => server.on('close', resolve));
  try {
    let printed = '';
    for await (const text of server.stdout.setEncoding('utf8') as AsyncIterable<string>) {
      printed += text;
      if (/http:\/\/127/.test(printed)) break;
    }
    const [url = ''] = /http:\S+/.exec(printed) ?? [];
    const page = await (await fetch(`${url}en/apps/my-service/forms/request`)).text();
    expect(page).toContain('From MHRSS/card-holders: nobody is asked');
  } finally {
    server.kill('SIGINT');
  }
  await ended;
}, 120_000);

test('no package carries tests or build leftovers', () => {
  for (const name of names) {
    const files = readdirSync(join(project, 'node_modules', name), { recursive: true, encoding: 'utf8' }).filter(
      (file) => !file.startsWith('node_modules'),
    );
    const own = files.filter((file) => !file.startsWith('template'));
    expect(own.filter((file) => /[.]test[.]|tsbuildinfo/.test(file))).toEqual([]);
  }
});
