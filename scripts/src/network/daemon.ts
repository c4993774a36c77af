/** The background process of `npm run network -- up`: hosts a topology until it is told to stop. */
import { existsSync } from 'node:fs';
import { readTopology, sampleTopology } from '@oneplusn/topology';
import { NetworkFolder } from './folder';
import { host, type Step } from './host';

/** What the daemon tells who started it: ready, or why not. */
export interface DaemonMessage {
  readonly error?: string;
}

const named = process.argv[2] ?? 'quickstart';
const tell = (message: DaemonMessage): void => void process.send?.(message);

const logged: Step = async ({ en }, work) => {
  const start = performance.now();
  const result = await work();
  console.log(`${new Date().toISOString()} ${en} (${Math.round(performance.now() - start)} ms)`);
  return result;
};

async function main(): Promise<void> {
  const topology = existsSync(named) ? readTopology(named) : sampleTopology(named as 'quickstart');
  const network = await host(topology, new NetworkFolder(topology.name), logged);
  tell({});
  const stop = (): void => void network.stop().then(() => process.exit(0));
  process.once('SIGTERM', stop).once('SIGINT', stop);
}

main().catch((error: unknown) => {
  console.error(error);
  tell({ error: error instanceof Error ? error.message : String(error) });
  process.exit(1);
});
