import { count, type Failures } from '../measure';

/** What came of doing something so many times. */
export interface Together {
  /** How long it took in all. */
  readonly ms: number;
  /** What each took that did not fail. */
  readonly took: readonly number[];
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
  return { ms, took, failures, cpuMs: (user + system) / 1000 };
}

/** What several processes have done side by side, as one. */
export function besides(all: readonly Together[]): Together {
  const failures: Record<string, Failures[string]> = {};
  for (const [code, { count, said }] of all.flatMap((each) => Object.entries(each.failures)))
    failures[code] = { said, count: count + (failures[code]?.count ?? 0) };
  return {
    ms: Math.max(...all.map(({ ms }) => ms)),
    took: all.flatMap(({ took }) => took),
    failures,
    cpuMs: all.reduce((sum, { cpuMs }) => sum + cpuMs, 0),
  };
}
