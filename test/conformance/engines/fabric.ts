import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startFabric, type Fabric } from '@oneplusn/fabric';
import { parseTopology } from '@oneplusn/topology';
import { endpointsOf } from '../../engine/organizations';
import { Served } from '../../engine/served';
import { interpreter } from '../chaincode/interpreter';
import { chaincodes, topologyText, type ConformanceNetwork, type Consensus } from './engine';

/** Real Fabric as processes of this machine; the chaincode is served from the tests' own process. */
export async function onFabric(consensus: Consensus): Promise<ConformanceNetwork> {
  const topology = parseTopology(topologyText(consensus), 'conformance');
  const place = mkdtempSync(join(tmpdir(), 'oneplusn-conformance-'));
  const version = process.env['ONEPLUSN_FABRIC_VERSION'];
  const fabric = await startFabric({ topology, folder: join(place, 'network'), version });
  const served = new Served();
  const stopAll = async (): Promise<void> => {
    await fabric.remove();
    served.stop();
    rmSync(place, { recursive: true, force: true });
  };
  try {
    for (const terms of chaincodes) await deploy(fabric, place, terms, served);
  } catch (error) {
    await stopAll();
    throw error;
  }
  const { release, credentials } = fabric;
  return { release, channel: topology.channel, credentials, endpoints: endpointsOf(fabric), stop: stopAll };
}

async function deploy(
  fabric: Fabric,
  place: string,
  { name, channel, policy, collections }: (typeof chaincodes)[number],
  served: Served,
): Promise<void> {
  const file = join(place, `${name}.${channel ?? 'main'}.json`);
  if (collections) writeFileSync(file, JSON.stringify(collections.map((each) => ({ blockToLive: 0, ...each }))));
  await fabric.deploy({
    ...{ name, version: '1.0', policy },
    ...(channel && { channel }),
    ...(collections && { collections: file }),
    serve: (where) => served.serve(where, interpreter),
  });
}
