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
  readonly failed: number;
  /** What the first failure said. */
  readonly failure?: string | undefined;
  /** Median and 99th percentile of a call's time, milliseconds. */
  readonly p50: number;
  readonly p99: number;
  /** CPU time of this process for a call, milliseconds. */
  readonly clientCpuMs: number;
}

/** Calls in a closed loop; counts what begins after the warm-up and ends in time. */
export async function measure(
  order: LoadOrder,
  call: (kind: LoadOrder['kind']) => Promise<unknown>,
): Promise<LoadResult> {
  const begin = performance.now() + order.warmupMs;
  const end = begin + order.measureMs;
  const times: number[] = [];
  let failed = 0;
  let failure: string | undefined;
  let cpu: NodeJS.CpuUsage | undefined;
  const client = async (): Promise<void> => {
    for (let start = performance.now(); start < end; start = performance.now()) {
      const problem = await call(order.kind).then(
        () => undefined,
        (error: unknown) => String(error),
      );
      const now = performance.now();
      if (now < begin || now >= end) continue;
      cpu ??= process.cpuUsage();
      if (problem === undefined) times.push(now - start);
      else [failed, failure] = [failed + 1, failure ?? problem];
    }
  };
  await Promise.all(Array.from({ length: order.clients }, client));
  const used = process.cpuUsage(cpu);
  times.sort((a, b) => a - b);
  const at = (share: number): number => times[Math.min(Math.floor(times.length * share), times.length - 1)] ?? NaN;
  return {
    perSecond: (times.length * 1000) / order.measureMs,
    ...{ failed, failure },
    p50: at(0.5),
    p99: at(0.99),
    clientCpuMs: (used.user + used.system) / 1000 / Math.max(times.length, 1),
  };
}
