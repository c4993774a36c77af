/** The background process of `npm run network -- up`: hosts a topology until it is told to stop. */
import { inBothLanguages } from '../complaint';
import { readNamed } from './named';
import type { EngineOptions, Step, Title } from './engine';
import { engineNamed } from './engines';
import { NetworkFolder } from './folder';

/** What to host; the only argument, as JSON. */
export interface Order {
  readonly topology: string;
  readonly engine: string;
  readonly options: EngineOptions;
}

/** What the daemon tells who started it: each step done, then that it is ready, or why not. */
export type DaemonMessage =
  { readonly step: Title; readonly ms: number } | { readonly ready: true } | { readonly error: string };

const tell = (message: DaemonMessage): void => void process.send?.(message);

const told: Step = async (title, work) => {
  const start = performance.now();
  const result = await work();
  const ms = Math.round(performance.now() - start);
  console.log(`${new Date().toISOString()} ${title.en} (${ms} ms)`);
  tell({ step: title, ms });
  return result;
};

async function main(): Promise<void> {
  const order = JSON.parse(process.argv[2] ?? '') as Order;
  const topology = readNamed(order.topology);
  const engine = engineNamed(order.engine);
  const folder = new NetworkFolder(topology.name);
  let stop = async (): Promise<void> => {
    await engine.sweep(folder);
  };
  const leave = (code: number) => (): void => void stop().finally(() => process.exit(code));
  // Who began it has gone, or wants it no more, before it is up: nothing may be left.
  const abandoned = leave(1);
  for (const event of ['disconnect', 'SIGTERM', 'SIGINT']) process.once(event, abandoned);
  const network = await engine.start(topology, folder, told, order.options);
  stop = () => network.stop();
  process.off('disconnect', abandoned);
  for (const signal of ['SIGTERM', 'SIGINT']) process.off(signal, abandoned).once(signal, leave(0));
  tell({ ready: true });
}

main().catch((error: unknown) => {
  console.error(error);
  tell({ error: inBothLanguages(error) });
  process.exitCode = 1;
  process.disconnect?.();
  setTimeout(() => process.exit(1), 1_000).unref();
});
