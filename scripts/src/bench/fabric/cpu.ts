/** CPU time of other processes, as Linux tells it in `/proc` (proc_pid_stat(5)). */
import { readFileSync } from 'node:fs';

/** Clock ticks of `/proc` are hundredths of a second on every Linux that Node runs on. */
const tickMs = 10;

/** User and system time of these processes together, in milliseconds; of none that has ended. */
export function cpuMs(pids: readonly number[]): number {
  return pids.reduce((sum, pid) => sum + ofOne(pid), 0);
}

function ofOne(pid: number): number {
  const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
  // The name, in parentheses, may hold spaces; utime and stime are the 14th and 15th field.
  const [user = 0, system = 0] = text
    .slice(text.lastIndexOf(')') + 2)
    .split(' ')
    .slice(11, 13)
    .map(Number);
  return (user + system) * tickMs;
}
