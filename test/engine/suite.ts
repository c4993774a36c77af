import { createRequire } from 'node:module';
import { SAMPLES, sampleTopology, type Topology } from '@oneplusn/topology';
import { found } from '@oneplusn/testkit';
import { devnet } from './devnet';
import { overheard } from './eavesdropper';
import type { Engine, Net, StartOptions } from './engine';
import type * as FabricEngine from './fabric';

const load = createRequire(__filename);

/** Real Fabric's packages are loaded when asked for: they are no part of a run on the embedded ledger. */
const engines: Readonly<Record<string, () => Engine>> = {
  devnet: () => devnet,
  fabric: () => (load('./fabric') as typeof FabricEngine).fabric,
};

/** The engine that `ONEPLUSN_ENGINE` names; devnet where it names none. */
function engine(): Engine {
  const name = process.env['ONEPLUSN_ENGINE'] ?? 'devnet';
  const found = engines[name];
  if (!found) throw new RangeError(`ONEPLUSN_ENGINE is ${name}: there are ${Object.keys(engines).join(', ')}`);
  return found();
}

/** The sample network that `ONEPLUSN_TOPOLOGY` names (`raft3`, `bft4`); quickstart where it names none. */
export function topology(): Topology {
  const name = process.env['ONEPLUSN_TOPOLOGY'] ?? 'quickstart';
  const sample = SAMPLES.find((each) => each === name);
  if (!sample) throw new RangeError(`ONEPLUSN_TOPOLOGY is ${name}: there are ${SAMPLES.join(', ')}`);
  return sampleTopology(sample);
}

export interface SuiteOptions extends Omit<StartOptions, 'batchTimeoutMs'> {
  /** 20 where not given. */
  readonly batchTimeoutMs?: number;
  /** That of `ONEPLUSN_TOPOLOGY` where not given. */
  readonly topology?: Topology;
  /** Whether the registry is founded, with the departments and actors of the topology. True where not given. */
  readonly founded?: boolean;
}

/** Founds the registry of a network: its authorities, then each one's departments and actors, by its administrator. */
export async function foundNet(net: Net): Promise<void> {
  await found(net.topology, (actor) => net.connect(actor));
}

/** Starts a network, founded. */
export async function startNet({
  topology: file = topology(),
  founded = true,
  batchTimeoutMs = 20,
  ...options
}: SuiteOptions = {}): Promise<Net> {
  const net = await engine().start(file, { batchTimeoutMs, ...options });
  if (!founded) return net;
  try {
    await foundNet(net);
    return net;
  } catch (error) {
    await net.stop();
    throw error;
  }
}

/**
 * A network for all tests of a file: started before the first, stopped after the last.
 *
 * @example
 * ```ts
 * const net = useNet();
 * test('a province looks into the catalog', async () => {
 *   const ledger = await net().connect('GD/li');
 *   expect((await ledger.catalog.search()).items).toEqual([]);
 * });
 * ```
 */
export function useNet(options: SuiteOptions = {}): () => Net {
  let net: Net | undefined;
  beforeAll(async () => {
    net = await startNet(options);
  }, 120_000);
  // Whatever a suite does, no other member sees what was sent in confidence.
  afterAll(async () => {
    if (!net) return;
    try {
      expect(await overheard(net)).toEqual([]);
    } finally {
      await net.stop();
    }
  }, 120_000);
  return () => {
    if (!net) throw new Error('the network is up only while tests run: call this inside one');
    return net;
  };
}
