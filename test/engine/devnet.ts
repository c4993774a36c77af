import { startDevnet } from '@oneplusn/devnet';
import { peerNames, signaturePolicy, type Topology } from '@oneplusn/topology';
import { Access } from './access';
import { credentialsOf } from './credentials';
import type { Engine, Net, StartOptions } from './engine';
import { foundationWith } from './foundation';

/** The embedded ledger, in this process. */
export const devnet: Engine = {
  name: 'devnet',
  async start(topology: Topology, options: StartOptions): Promise<Net> {
    const credentials = await credentialsOf(topology);
    const running = await startDevnet({
      topology,
      credentials,
      batch: { timeoutMs: options.batchTimeoutMs },
    });
    // One endpoint an authority: it stands for all its peers.
    const endpoints = new Map(
      topology.authorities.flatMap(({ msp, peers }) => {
        const address = running.endpoints.get(msp)?.address;
        return address === undefined ? [] : peerNames(msp, peers).map((peer) => [peer, { address }] as const);
      }),
    );
    const access = new Access(topology, credentials, endpoints);
    const stop = async (): Promise<void> => {
      await access.close();
      await running.stop();
    };
    try {
      const { name, version } = topology.chaincode;
      const foundation = options.foundation ?? foundationWith({ committee: topology.committee });
      const policy = signaturePolicy(topology);
      await running.deploy({ name, version, policy, chaincode: foundation, perAuthority: options.perAuthority });
    } catch (error) {
      await stop();
      throw error;
    }
    return access.net('devnet', stop);
  },
};
