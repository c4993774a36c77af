import { count, type Failures } from '../measure';

/** What came of doing something so many times. */
export interface Together {
  /** How many did not fail, and in what time. */
  readonly done: number;
  readonly ms: number;
  readonly p50: number;
  readonly p99: number;
  readonly failures: Failures;
  /** CPU time of this process, milliseconds. */
  readonly cpuMs: number;
}

/** Calls for each `n` below `times`, so many callers at a time: each takes the next when it has its answer. */
export async function together(
  times: number,
  callers: number,
  call: (n: number) => Promise<unknown>,
): Promise<Together> {
  const took: number[] = [];
  const failures: Record<string, Failures[string]> = {};
  let next = 0;
  const cpu = process.cpuUsage();
  const begin = performance.now();
  const caller = async (): Promise<void> => {
    while (next < times) {
      const start = performance.now();
      try {
        await call(next++);
        took.push(performance.now() - start);
      } catch (error) {
        count(failures, error);
      }
    }
  };
  await Promise.all(Array.from({ length: callers }, caller));
  const ms = performance.now() - begin;
  const { user, system } = process.cpuUsage(cpu);
  took.sort((a, b) => a - b);
  const at = (share: number): number => took[Math.min(Math.floor(took.length * share), took.length - 1)] ?? 0;
  return { done: took.length, ms, p50: at(0.5), p99: at(0.99), failures, cpuMs: (user + system) / 1000 };
}
