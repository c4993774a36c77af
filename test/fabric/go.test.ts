/** A chaincode in Go on real Fabric: the same suite as on devnet (test/stock/go.test.ts). */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startFabric } from '@oneplusn/fabric';
import { parseTopology } from '@oneplusn/topology';
import { type StockNetwork, topologyText } from '../stock/engine';
import { endpointsOf } from '../engine/organizations';
import { build, type Program, Services } from '../stock/go/program';
import { goSuite, goTerms } from '../stock/suites/go';
import { asked, describeOn } from './lines';

describeOn(asked.startsWith('2.5') ? 'no release but 3.1' : asked, 'a chaincode in Go', () => {
  const program = build();
  if (typeof program === 'string') throw new Error(program);
  afterAll(() => program.remove());
  goSuite(`Fabric ${asked}`, () => onFabric(program));
});

async function onFabric(program: Program): Promise<StockNetwork> {
  const place = mkdtempSync(join(tmpdir(), 'oneplusn-fabric-go-'));
  const topology = parseTopology(topologyText('raft'), 'stock');
  const fabric = await startFabric({ topology, folder: join(place, 'network'), version: asked });
  const services = new Services();
  const stop = async (): Promise<void> => {
    await fabric.remove();
    await services.stop();
    rmSync(place, { recursive: true, force: true });
  };
  try {
    const collections = join(place, 'collections.json');
    writeFileSync(collections, JSON.stringify(goTerms.collections.map((each) => ({ blockToLive: 0, ...each }))));
    const terms = { ...goTerms, collections };
    await fabric.deploy({ ...terms, serve: (service) => services.serve(program, service) });
  } catch (error) {
    await stop();
    throw error;
  }
  return {
    channel: topology.channel,
    credentials: fabric.credentials,
    endpoints: endpointsOf(fabric),
    deploy: () => Promise.reject(new Error('the chaincode is there')),
    stop,
  };
}
