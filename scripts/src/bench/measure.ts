/** One measurement, as the parent asks for it. Times in milliseconds. */
export interface LoadOrder {
  readonly kind: 'submit' | 'evaluate';
  /** Callers at a time; each waits for its answer before it calls again. */
  readonly clients: number;
  readonly warmupMs: number;
  readonly measureMs: number;
}

/** What came of it. */
export interface LoadResult {
  readonly perSecond: number;
  /** Calls that were refused, also while warming up and at the end. */
  readonly failed: number;
  /** The same by the errors' codes. */
  readonly failures: Failures;
  /** Median and 99th percentile of a call's time, milliseconds. */
  readonly p50: number;
  readonly p99: number;
  /** CPU time of this process for a call, milliseconds. */
  readonly clientCpuMs: number;
}

/** How many failed with a code, and what the first of them said. */
export type Failures = Readonly<Record<string, { readonly count: number; readonly said: string }>>;

/** Calls in a closed loop; times those that end after the warm-up and before the end. */
export async function measure(
  order: LoadOrder,
  call: (kind: LoadOrder['kind']) => Promise<unknown>,
): Promise<LoadResult> {
  const begin = performance.now() + order.warmupMs;
  const end = begin + order.measureMs;
  const times: number[] = [];
  const failures: Record<string, Failures[string]> = {};
  let cpu: NodeJS.CpuUsage | undefined;
  const client = async (): Promise<void> => {
    for (let start = performance.now(); start < end; start = performance.now()) {
      const done = await call(order.kind).then(
        () => true,
        (error: unknown) => {
          count(failures, error);
          return false;
        },
      );
      const now = performance.now();
      if (now < begin || now >= end) continue;
      cpu ??= process.cpuUsage();
      if (done) times.push(now - start);
    }
  };
  await Promise.all(Array.from({ length: order.clients }, client));
  const used = process.cpuUsage(cpu);
  times.sort((a, b) => a - b);
  const at = (share: number): number => times[Math.min(Math.floor(times.length * share), times.length - 1)] ?? NaN;
  return {
    perSecond: (times.length * 1000) / order.measureMs,
    failed: Object.values(failures).reduce((sum, { count }) => sum + count, 0),
    failures,
    p50: at(0.5),
    p99: at(0.99),
    clientCpuMs: (used.user + used.system) / 1000 / Math.max(times.length, 1),
  };
}

/** Counts an error under its code: `SDK-122` of ours, the name of any other. */
export function count(failures: Record<string, Failures[string]>, error: unknown): void {
  const code = codeOf(error);
  const { count, said } = failures[code] ?? { count: 0, said: String(error) };
  failures[code] = { count: count + 1, said };
}

function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown';
  return 'code' in error && typeof error.code === 'string' ? error.code : error.name;
}
