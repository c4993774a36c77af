import { readFileSync, rmSync, writeFileSync } from 'node:fs';

/** Locks that this very process holds: its id may also be that of a process that died before it. */
const own = new Set<string>();

/**
 * Takes a lock file, also one that a killed process left behind. Gives a function that lets go of it; undefined when
 * another process, or another part of this one, holds it.
 */
export function takeLock(path: string): (() => void) | undefined {
  if (own.has(path)) return undefined;
  for (let again = 0; again < 3; again++) {
    try {
      writeFileSync(path, String(process.pid), { flag: 'wx' });
      own.add(path);
      return () => {
        own.delete(path);
        rmSync(path, { force: true });
      };
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
      if (alive(path)) return undefined;
      rmSync(path, { force: true });
    }
  }
  return undefined;
}

function alive(path: string): boolean {
  try {
    const holder = Number(readFileSync(path, 'utf8'));
    if (!Number.isInteger(holder) || holder <= 0 || holder === process.pid) return false;
    process.kill(holder, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
