import { startDevnet } from '@oneplusn/devnet';
import { parseTopology } from '@oneplusn/topology';
import { organizations } from '../case';
import { interpreter } from '../chaincode/interpreter';
import { chaincodes, topologyText, type ConformanceNetwork, type Consensus } from './engine';

/** The embedded ledger. */
export async function onDevnet(consensus: Consensus): Promise<ConformanceNetwork> {
  const devnet = await startDevnet({
    topology: parseTopology(topologyText(consensus), 'conformance'),
    batch: { timeoutMs: 5 },
    chaincodes: chaincodes.map((terms) => ({ ...terms, version: '1.0', chaincode: interpreter })),
  });
  return {
    release: 'devnet',
    channel: devnet.channel.id,
    credentials: devnet.credentials,
    endpoints: new Map(
      organizations.flatMap((msp) => {
        const endpoint = devnet.endpoints.get(msp);
        return endpoint ? [[msp, endpoint] as const] : [];
      }),
    ),
    stop: () => devnet.stop(),
  };
}
