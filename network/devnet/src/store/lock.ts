import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';

/** Locks that this very process holds. */
const own = new Set<string>();

/**
 * Takes a lock file, also one that a killed process left behind. Gives a function that lets go of it; undefined when
 * another process, or another part of this one, holds it.
 */
export function takeLock(path: string): (() => void) | undefined {
  if (own.has(path)) return undefined;
  for (let again = 0; again < 3; again++) {
    try {
      writeFileSync(path, `${process.pid} ${bornAt(process.pid) ?? ''}`, { flag: 'wx' });
      own.add(path);
      return () => {
        own.delete(path);
        rmSync(path, { force: true });
      };
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
      if (existsSync(path) && alive(path)) return undefined;
      rmSync(path, { force: true });
    }
  }
  return undefined;
}

/** Whether the very process that took the lock still runs: not another one that has got its id since. */
function alive(path: string): boolean {
  const [id, born = ''] = readFileSync(path, 'utf8').split(' ');
  const pid = Number(id);
  if (!Number.isInteger(pid) || pid <= 0 || pid === process.pid) return false;
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false;
  }
  return bornAt(pid) === born;
}

/**
 * When a process began, in the system's own measure: proc_pid_stat(5). Undefined for one that has ended and waits to be
 * collected; empty where the system does not tell.
 */
function bornAt(pid: number): string | undefined {
  if (!existsSync('/proc/self/stat')) return '';
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return fields[0] === 'Z' || fields[0] === 'X' ? undefined : fields[19];
  } catch {
    return undefined;
  }
}
