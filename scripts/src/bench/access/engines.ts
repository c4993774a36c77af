/**
 * What the openings can be measured on: the four authorities of the quickstart sample, on real Fabric or on the
 * embedded ledger.
 */
import { sampleTopology } from '@oneplusn/topology';
import { publishAssets } from '../fabric/dataset';
import { provider, startBenchNetwork } from '../fabric/network';
import type { BenchNetwork } from '../network';
import { startDevnetNetwork } from './devnet';

const engines = ['fabric', 'devnet'] as const;
type Engine = (typeof engines)[number];

export async function startNetwork(
  engine: Engine,
  version: string | undefined,
  topology = sampleTopology('quickstart'),
): Promise<BenchNetwork> {
  if (engine === 'fabric') return startBenchNetwork(version, topology);
  const network = await startDevnetNetwork(topology);
  await publishAssets(await network.connect(provider));
  return network;
}

/** @throws RangeError in both languages */
export function engineOf(given: string): Engine {
  const engine = engines.find((each) => each === given);
  if (engine) return engine;
  const all = engines.join(', ');
  throw new RangeError(`没有引擎 ${given}, 可选: ${all}\nThere is no engine ${given}; there are ${all}`);
}
