import { type Access, connectClient } from './client';

/** One measurement, as the parent asks for it. */
export interface LoadOrder {
  readonly kind: 'submit' | 'evaluate';
  readonly clients: number;
  readonly warmupMs: number;
  readonly measureMs: number;
}

/** What came of it. */
export interface LoadResult {
  readonly perSecond: number;
  readonly failed: number;
  /** CPU time of this process for a call, milliseconds. */
  readonly clientCpuMs: number;
}

// Runs as a process of its own, so that clients do not eat the ledger's time.
process.once('message', (access: Access) => {
  const { gateway } = connectClient(access);
  const contract = gateway.getNetwork(access.channel).getContract('bench');
  const run = process.pid;
  let serial = 0;

  const call = async (kind: LoadOrder['kind']): Promise<void> => {
    serial++;
    if (kind === 'evaluate') await contract.evaluateTransaction('get', 'warm');
    else await contract.submitTransaction('put', `${run}-${serial}`, `{"serial":${serial},"text":"${'x'.repeat(80)}"}`);
  };

  process.on('message', (order: LoadOrder) => {
    void measure(order, call).then((result) => process.send?.(result));
  });
  process.send?.('ready');
});

async function measure(order: LoadOrder, call: (kind: LoadOrder['kind']) => Promise<void>): Promise<LoadResult> {
  const begin = performance.now() + order.warmupMs;
  const end = begin + order.measureMs;
  let done = 0;
  let failed = 0;
  let cpu: NodeJS.CpuUsage | undefined;
  const client = async (): Promise<void> => {
    while (performance.now() < end) {
      const good = await call(order.kind).then(
        () => true,
        () => false,
      );
      const now = performance.now();
      if (now < begin || now >= end) continue;
      cpu ??= process.cpuUsage();
      if (good) done++;
      else failed++;
    }
  };
  await Promise.all(Array.from({ length: order.clients }, client));
  const used = process.cpuUsage(cpu);
  return {
    perSecond: (done * 1000) / order.measureMs,
    failed,
    clientCpuMs: (used.user + used.system) / 1000 / Math.max(done, 1),
  };
}
