import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startFabric } from '@oneplusn/fabric';
import { signaturePolicy, type Topology } from '@oneplusn/topology';
import { Access } from './access';
import { credentialsOf } from './credentials';
import type { Engine, Net, StartOptions } from './engine';
import { foundationWith } from './foundation';
import { Served } from './served';

/**
 * Real Fabric as processes of this machine; the chaincode is served from the tests' own process, so that a test can
 * alter it.
 */
export const fabric: Engine = {
  name: 'fabric',
  async start(file: Topology, options: StartOptions): Promise<Net> {
    const topology = { ...file, batch: { ...file.batch, timeout: options.batchTimeoutMs } };
    const credentials = await credentialsOf(topology);
    const place = mkdtempSync(join(tmpdir(), 'oneplusn-fabric-'));
    const version = process.env['ONEPLUSN_FABRIC_VERSION'];
    const running = await startFabric({ topology, credentials, folder: join(place, 'network'), version });
    const access = new Access(topology, credentials, running.endpoints);
    const served = new Served();
    const stop = async (): Promise<void> => {
      await access.close();
      await running.remove();
      rmSync(place, { recursive: true, force: true });
      served.stop();
    };
    try {
      const { name, version } = topology.chaincode;
      const foundation = options.foundation ?? foundationWith({ committee: topology.committee });
      await running.deploy({
        name,
        version,
        policy: signaturePolicy(topology),
        authorities: topology.authorities.map(({ msp }) => msp).filter((msp) => options.perAuthority?.[msp] !== null),
        serve: (place) => served.serve(place, options.perAuthority?.[place.msp] ?? foundation),
      });
    } catch (error) {
      await stop();
      throw error;
    }
    return access.net('fabric', stop);
  },
};
