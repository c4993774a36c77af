import { spawnSync, type SpawnSyncReturns } from 'node:child_process';
import { join } from 'node:path';

const root = join(__dirname, '../../..');

/** Runs a program of this repository in its root, shown as it runs. */
export function run(
  name: string,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): SpawnSyncReturns<Buffer> {
  const program = join(root, 'node_modules/.bin', name);
  return spawnSync(program, args, { cwd: root, stdio: 'inherit', env: { ...process.env, ...env } });
}

/** How a program that did not do its work ended: its exit code, the signal that ended it, or why it did not start. */
export function ending({
  error,
  signal,
  status,
}: Pick<SpawnSyncReturns<Buffer>, 'error' | 'signal' | 'status'>): string {
  if (error) return error.message;
  return signal === null ? `退出码 / exit code ${status}` : `信号 / signal ${signal}`;
}
