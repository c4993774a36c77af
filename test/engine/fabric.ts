import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chaincodeOf, forAuthority, type ChaincodeSource } from '@oneplusn/devnet';
import { startFabric } from '@oneplusn/fabric';
import { createFoundation } from '@oneplusn/foundation';
import { issueCredentials, signaturePolicy, type Topology } from '@oneplusn/topology';
import { Shim, type ChaincodeInterface, type ChaincodeServerOpts } from 'fabric-shim';
import { Access } from './access';
import type { Engine, Net, StartOptions } from './engine';

/** Real Fabric as processes of this machine; the chaincode is served from the tests' own process, so that a test can alter it. */
export const fabric: Engine = {
  name: 'fabric',
  async start(file: Topology, options: StartOptions = {}): Promise<Net> {
    const timeout = options.batchTimeoutMs ?? file.batch.timeout;
    const topology = { ...file, batch: { ...file.batch, timeout } };
    const credentials = await issueCredentials(topology);
    const place = mkdtempSync(join(tmpdir(), 'oneplusn-fabric-'));
    const version = process.env['ONEPLUSN_FABRIC_VERSION'];
    const running = await startFabric({ topology, credentials, folder: join(place, 'network'), version });
    const access = new Access(topology, credentials, running.endpoints);
    const servers: ReturnType<typeof Shim.server>[] = [];
    const stop = async (): Promise<void> => {
      await access.close();
      await running.remove();
      rmSync(place, { recursive: true, force: true });
      for (const server of servers)
        (server as unknown as { _server: { forceShutdown(): void } })._server.forceShutdown();
    };
    try {
      const { name, version } = topology.chaincode;
      const foundation = options.foundation ?? createFoundation({ committee: topology.committee });
      await running.deploy({
        name,
        version,
        policy: signaturePolicy(topology),
        authorities: topology.authorities.map(({ msp }) => msp).filter((msp) => options.perAuthority?.[msp] !== null),
        serve: async ({ msp, address, id, tls }) => {
          const source = options.perAuthority?.[msp] ?? foundation;
          const tlsProps = { cert: readFileSync(tls.certificate), key: readFileSync(tls.privateKey) };
          // The shim's types ask for the CA of clients where its code does not.
          const serverOptions = { ccid: id, address, tlsProps } as ChaincodeServerOpts;
          const server = Shim.server(forAuthority(asChaincode(source), msp), serverOptions);
          await server.start();
          servers.push(server);
        },
      });
    } catch (error) {
      await stop();
      throw error;
    }
    return {
      engine: 'fabric',
      ...{ topology, credentials, endpoints: running.endpoints, stop },
      connect: (actor, connectOptions) => access.connect(actor, connectOptions),
      profile: (msp) => access.profile(msp),
      identity: (actor) => access.identity(actor),
    };
  },
};

function asChaincode(source: ChaincodeSource): ChaincodeInterface {
  if ('service' in source) throw new TypeError('a service is not served again');
  if ('Invoke' in source) return source;
  return chaincodeOf('contracts' in source ? source : { contracts: source });
}
