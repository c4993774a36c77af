/** Who a process is, written down: its id, and when it was born, since ids come back. */
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';

/** A process that was started, as it is remembered on disk. */
export interface ProcessRecord {
  readonly pid: number;
  /** As the system tells it; undefined where it had ended already. */
  readonly born?: string;
}

/** What a process that runs now is to be remembered by. */
export function recordOf(pid: number): ProcessRecord {
  return { pid, born: bornAt(pid) };
}

/**
 * Whether that very process still runs: not another one that has got its id, and not one that ended and waits to be
 * collected.
 */
export function isAlive({ pid, born }: ProcessRecord): boolean {
  try {
    process.kill(pid, 0);
  } catch {
    return false;
  }
  return born !== undefined && bornAt(pid) === born;
}

/** A mark that a later process of the same id does not share; undefined where there is no such process any more. */
function bornAt(pid: number): string | undefined {
  return existsSync('/proc/self/stat') ? fromProc(pid) : fromPs(pid);
}

/**
 * See proc_pid_stat(5): after the program's name in brackets, the state is the first field and the start time the
 * twentieth.
 */
function fromProc(pid: number): string | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return fields[0] === 'Z' || fields[0] === 'X' ? undefined : fields[19];
  } catch {
    return undefined;
  }
}

function fromPs(pid: number): string | undefined {
  try {
    const told = execFileSync('ps', ['-o', 'stat=,lstart=', '-p', String(pid)], { encoding: 'utf8' }).trim();
    return told === '' || told.startsWith('Z') ? undefined : told.replace(/^\S+\s+/, '');
  } catch {
    return undefined;
  }
}
