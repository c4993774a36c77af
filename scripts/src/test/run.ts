import { spawn, spawnSync, type SpawnSyncReturns } from 'node:child_process';
import { join, resolve } from 'node:path';

const root = join(__dirname, '../../..');
/** By its name, or where it is. */
const programOf = (name: string): string => resolve(root, 'node_modules/.bin', name);

/** Runs a program of this repository in its root, shown as it runs. */
export function run(
  name: string,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): SpawnSyncReturns<Buffer> {
  return spawnSync(programOf(name), args, { cwd: root, stdio: 'inherit', env: { ...process.env, ...env } });
}

/** How a program ended that ran beside others: whether well, and what it said. */
export interface Said {
  readonly isWell: boolean;
  readonly text: string;
}

/** Runs a program of this repository in its root, beside others: what it says is kept, so that it stays together. */
export function runBeside(name: string, args: readonly string[]): Promise<Said> {
  return new Promise((resolve) => {
    const child = spawn(programOf(name), args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
    let text = '';
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding('utf8').on('data', (more: string) => (text += more));
    child.on('error', ({ message }) => resolve({ isWell: false, text: `${text}${message}\n` }));
    child.on('close', (status, signal) =>
      resolve({ isWell: status === 0, text: status === null ? `${text}${ending({ signal, status })}\n` : text }),
    );
  });
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
