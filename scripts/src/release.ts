/**
 * `npm run release -- minor`: rehearses a release in a clone of the last commit: lerna gives the versions and tags them
 * there, and npm packs each package and says what it would publish. Nothing leaves this machine, nothing here is
 * changed. With `--publish` the same is done here, and published.
 */
import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { inBothLanguages } from './complaint';

const root = join(__dirname, '../..');
const kinds = ['patch', 'minor', 'major'];

/** Sets the versions of all packages by lerna, commits and tags them, then hands each package to npm. */
function release(folder: string, bump: string, isRehearsal: boolean): void {
  const lerna = (...words: string[]): void => {
    const program = join(root, 'node_modules/lerna/dist/cli.js');
    execFileSync(process.execPath, [program, ...words], { cwd: folder, stdio: 'inherit' });
  };
  const local = isRehearsal ? ['--no-push', '--allow-branch', '*'] : [];
  lerna('version', bump, '--exact', '--force-publish', '--yes', ...local);
  if (isRehearsal) lerna('exec', '--no-private', '--concurrency', '1', '--', 'npm', 'publish', '--dry-run');
  else lerna('publish', 'from-package', '--yes');
}

/** The clone is lent the packages of this folder, and what was built here of the same commit. */
function rehearse(bump: string): void {
  if (execFileSync('git', ['status', '--porcelain'], { cwd: root, encoding: 'utf8' }) !== '')
    throw new Error('有未提交的更改, 请先提交 / there are changes that are not committed: commit them first');
  const place = mkdtempSync(join(tmpdir(), 'oneplusn-release-'));
  const clone = join(place, 'clone');
  try {
    execFileSync('git', ['clone', '--quiet', `file://${root}`, clone]);
    symlinkSync(join(root, 'node_modules'), join(clone, 'node_modules'), 'junction');
    for (const room of ['chaincode', 'client-sdk', 'network'])
      for (const name of readdirSync(join(clone, room)))
        cpSync(join(root, room, name, 'dist'), join(clone, room, name, 'dist'), { recursive: true });
    release(clone, bump, true);
  } finally {
    rmSync(place, { recursive: true, force: true });
  }
  console.log('演练结束, 没有发布任何内容 / rehearsed: nothing was published. --publish publishes');
}

try {
  const { values, positionals } = parseArgs({
    options: { publish: { type: 'boolean', default: false } },
    allowPositionals: true,
  });
  const [bump = 'minor'] = positionals;
  if (!kinds.includes(bump)) throw new Error(`请给出 / give one of: ${kinds.join(', ')}`);
  // Scripts of packages do not run here (.npmrc): what editors show of fields is put into the declarations first.
  execFileSync(process.execPath, [join(__dirname, 'hovers.js')], { stdio: 'inherit' });
  if (values.publish) release(root, bump, false);
  else rehearse(bump);
} catch (error) {
  console.error(inBothLanguages(error));
  process.exitCode = 1;
}
