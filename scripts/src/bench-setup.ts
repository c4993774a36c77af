/**
 * `npm run bench:setup`: from a fresh clone of the last commit to the end of all journeys of `npm start`, on an empty
 * package cache and on a filled one; the seconds of each, and what was installed.
 */
import { spawnSync } from 'node:child_process';
import { lstatSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { machine } from './bench/machine';

const root = join(__dirname, '../..');

/** Runs a program, shows what it said where it failed, and gives the seconds that it took. */
function timed(program: string, args: readonly string[], options: { cwd: string; cache?: string }): number {
  // What the npm that runs this has put into the environment is not for the one of the clone.
  const clean = Object.entries(process.env).filter(([name]) => !/^(npm_|INIT_CWD$)/.test(name));
  const env = { ...Object.fromEntries(clean), ...(options.cache !== undefined && { npm_config_cache: options.cache }) };
  const start = performance.now();
  // npm is a script of the shell on Windows.
  const shell = process.platform === 'win32';
  const { status, error, stdout, stderr } = spawnSync(program, args, { cwd: options.cwd, env, shell });
  if (error) throw error;
  if (status !== 0)
    throw new Error(`${program} ${args.join(' ')} ended with ${status}:\n${String(stdout)}${String(stderr)}`);
  return (performance.now() - start) / 1000;
}

interface Installed {
  readonly packages: number;
  readonly bytes: number;
}

/** The packages in a folder `node_modules`, and all in it; links to the workspaces are not followed. */
function installedIn(folder: string, isPackages = true): Installed {
  let [packages, bytes] = [0, 0];
  for (const name of readdirSync(folder)) {
    const path = join(folder, name);
    const found = lstatSync(path);
    if (!found.isDirectory()) {
      bytes += found.size;
      continue;
    }
    const isScope = isPackages && name.startsWith('@');
    const inside = installedIn(path, isScope || name === 'node_modules');
    packages += inside.packages + (isPackages && !isScope && !name.startsWith('.') ? 1 : 0);
    bytes += inside.bytes;
  }
  return { packages, bytes };
}

/** What the workspaces have of their own is counted too. */
function installed(clone: string): Installed {
  const folders = [
    '.',
    ...['chaincode', 'client-sdk', 'network'].flatMap((place) =>
      readdirSync(join(clone, place)).map((name) => join(place, name)),
    ),
  ].filter((folder) => readdirSync(join(clone, folder)).includes('node_modules'));
  const each = folders.map((folder) => installedIn(join(clone, folder, 'node_modules')));
  const sum = (of: keyof Installed): number => each.reduce((total, one) => total + one[of], 0);
  return { packages: sum('packages'), bytes: sum('bytes') };
}

const place = mkdtempSync(join(tmpdir(), 'oneplusn-setup-'));
try {
  console.log(machine());
  for (const cache of ['cold', 'warm']) {
    const clone = join(place, cache);
    timed('git', ['clone', '--quiet', '--depth', '1', `file://${root}`, clone], { cwd: place });
    const seconds = timed('npm', ['start', '--', '--once'], { cwd: clone, cache: join(place, 'cache') });
    const { packages, bytes } = installed(clone);
    console.log(`${cache}: ${seconds.toFixed(1)} s, ${packages} packages, ${Math.round(bytes / 2 ** 20)} MB`);
  }
} finally {
  rmSync(place, { recursive: true, force: true });
}
