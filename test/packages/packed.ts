/** Packages of this repository as their users get them, without a registry. */
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, readFile, symlink } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const root = join(__dirname, '../..');

/**
 * What `npm install` does with tarballs: packs the packages, unpacks them in `project`, and of everything else puts
 * only what they declare beside them.
 *
 * @param folders from the root of the repository, such as `client-sdk/sdk`
 */
export async function installPacked(folders: readonly string[], project: string): Promise<void> {
  const places = folders.map((folder) => `./${folder}`);
  const packed = await run('npm', ['pack', '--json', '--pack-destination', project, ...places], {
    cwd: root,
    shell: process.platform === 'win32',
  });
  const tarballs = Object.values(JSON.parse(packed.stdout) as Record<string, { filename: string; name: string }>);
  await Promise.all(tarballs.map(({ filename, name }) => install(project, filename, name)));
}

async function install(project: string, filename: string, name: string): Promise<void> {
  const target = join(project, 'node_modules', name);
  await mkdir(target, { recursive: true });
  await run('tar', ['-xzf', join(project, filename), '-C', target, '--strip-components=1']);
  const { dependencies = {} } = JSON.parse(await readFile(join(target, 'package.json'), 'utf8')) as {
    dependencies?: Record<string, string>;
  };
  for (const dependency of Object.keys(dependencies)) {
    const link = join(project, 'node_modules', dependency);
    if (dependency.startsWith('@oneplusn/') || existsSync(link)) continue;
    await mkdir(dirname(link), { recursive: true });
    await symlink(join(root, 'node_modules', dependency), link, 'junction').catch(unlessThere);
  }
}

/** Another package has declared it too. */
function unlessThere(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EEXIST') throw error;
}
