import { common } from '@hyperledger/fabric-protos';
import type { Session } from '../calls/session';

/**
 * The number of the next block, from the peer's system chaincode `qscc`; undefined where the peer does not let this caller ask. A stream
 * that begins at a number loses nothing if it breaks before its first event.
 */
export async function heightOf({ peers, deadlines }: Session): Promise<bigint | undefined> {
  const peer = peers.current();
  try {
    const proposal = peer.network.getContract('qscc').newProposal('GetChainInfo', {
      arguments: [peers.channel],
      endorsingOrganizations: [peers.msp],
    });
    const answer = await proposal.evaluate({ deadline: Date.now() + deadlines.evaluate });
    return BigInt(common.BlockchainInfo.deserializeBinary(answer).getHeight());
  } catch {
    return undefined;
  }
}
