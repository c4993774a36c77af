/** What the benches that measure beside the stock contract's put have in common. */
import type { Topology } from '@oneplusn/topology';
import { inBothLanguages } from '../complaint';
import { engineOf, startNetwork } from './access/engines';
import { machine } from './machine';
import type { BenchNetwork } from './network';

/** Words that each of them takes. */
export const usualOptions = {
  json: { type: 'boolean', default: false },
  engine: { type: 'string', default: 'fabric' },
  'fabric-version': { type: 'string' },
} as const;

interface Usual {
  readonly json: boolean;
  readonly engine: string;
  readonly 'fabric-version'?: string | undefined;
}

export const tell = (line: string): void => void process.stderr.write(`${line}\n`);

/** Measures on a network that is removed afterwards; with what it ran on. */
export async function measureOn<T>(
  { engine, 'fabric-version': version }: Usual,
  measure: (network: BenchNetwork) => Promise<T>,
  topology?: Topology,
): Promise<T & { readonly fabric: string; readonly machine: string }> {
  const network = await startNetwork(engineOf(engine), version, topology);
  try {
    return { ...(await measure(network)), fabric: network.release, machine: machine() };
  } finally {
    await network.remove();
  }
}

/** Prints a report for people or programs; says in both languages what went wrong. */
export function report<R>(work: () => Promise<readonly [Usual, R]>, table: (report: R) => string): void {
  work()
    .then(([{ json }, figures]) => console.log(json ? JSON.stringify(figures) : table(figures)))
    .catch((error: unknown) => {
      console.error(inBothLanguages(error));
      process.exitCode = 1;
    });
}
