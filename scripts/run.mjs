// The door to every command of this repository. Plain JavaScript, because it runs before anything is installed, on any
// Node >= 20:
// installs what the command needs of package-lock.json, builds what changed, then runs the command on the Node that the
// repository pins.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { prune } from './prune.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const [command, ...args] = process.argv.slice(2);
const oldest = [22, 12];

function run(program, parameters, options = {}) {
  const { status, error } = spawnSync(program, parameters, { cwd: root, stdio: 'inherit', ...options });
  if (error) throw error;
  return status ?? 1;
}

/** These check or measure with development tools; everything else runs without them. */
const needsTools = ['check-packages', 'count-docs', 'hovers', 'mutate', 'release', 'test', 'test-faults'].includes(
  command,
);

/**
 * A stamp tells what is installed: whether with the development tools, and by which lockfile. Once they are there they
 * stay.
 */
function install() {
  const stamp = join(root, 'node_modules', '.installed');
  const lockfile = createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex');
  const installed = existsSync(stamp) ? readFileSync(stamp, 'utf8') : '';
  const hasTools = installed.startsWith('all ');
  if (installed.endsWith(` ${lockfile}`) && (hasTools || !needsTools)) return;
  const what = needsTools || hasTools ? 'all' : 'running';
  console.error('正在安装依赖 / installing dependencies ...');
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  const status = run(
    npm,
    ['install', '--no-save', '--prefer-offline', '--loglevel=error', ...(what === 'running' ? ['--omit=dev'] : [])],
    {
      shell: process.platform === 'win32',
      stdio: ['ignore', 'ignore', 'inherit'],
    },
  );
  if (status !== 0)
    fail('安装失败, 请检查网络后重试。', 'Installing failed: see the lines above, check the network and try again.');
  writeFileSync(stamp, `${what} ${lockfile}`);
}

/** The pinned Node where it exists for this platform, else this one if it is new enough. */
function node() {
  const pinned = join(root, 'node_modules', '.bin', process.platform === 'win32' ? 'node.cmd' : 'node');
  if (existsSync(pinned) && spawnSync(pinned, ['--version'], { shell: process.platform === 'win32' }).status === 0)
    return pinned;
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > oldest[0] || (major === oldest[0] && minor >= oldest[1])) return process.execPath;
  return fail(
    `此平台没有随附的 Node 24, 请安装 Node ${oldest.join('.')} 或更新版本。`,
    `No Node 24 comes with the packages for this platform: install Node ${oldest.join('.')} or newer and try again.`,
  );
}

function fail(zh, en) {
  console.error(`${zh}\n${en}`);
  process.exit(1);
}

// Ctrl-C reaches the command as well: it stops in its own way, and this waits for it.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => undefined);

install();
const runtime = node();
const env = {
  ...process.env,
  PATH: `${dirname(runtime)}${process.platform === 'win32' ? ';' : ':'}${process.env.PATH}`,
  // A thousand modules are compiled once, not by each process of a network or of a test.
  NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE ?? join(root, 'node_modules/.cache/node'),
};
prune(root);
// Types are checked where the work is checked: what only runs is built in half the time.
const build = [join(root, 'node_modules/typescript-native/bin/tsc'), '-b', ...(needsTools ? [] : ['--noCheck'])];
if (run(runtime, build, { env }) !== 0) {
  if (command === 'test') console.log('0 passed, 1 failed');
  fail('编译失败。', 'The build failed: see the lines above.');
}
process.exit(
  run(runtime, [join(root, 'scripts/dist', `${command}.js`), ...args], {
    env,
    cwd: process.env.INIT_CWD ?? process.cwd(),
  }),
);
