import { common } from '@hyperledger/fabric-protos';
import { Patience } from '../calls/patience';
import type { Session } from '../calls/session';
import { readFailure } from '../errors/failure';

/**
 * The number of the next block, from the peer's system chaincode `qscc`; undefined where the peer does not let this caller ask, or does
 * not answer for a while. A stream that begins at a number loses nothing if it breaks before its first event.
 */
export async function heightOf({ peers, deadlines }: Session): Promise<bigint | undefined> {
  const patience = new Patience(deadlines.total);
  for (;;) {
    const peer = peers.current();
    try {
      const proposal = peer.network.getContract('qscc').newProposal('GetChainInfo', {
        arguments: [peers.channel],
        endorsingOrganizations: [peers.msp],
      });
      const answer = await proposal.evaluate({ deadline: patience.deadline(deadlines.evaluate) });
      return BigInt(common.BlockchainInfo.deserializeBinary(answer).getHeight());
    } catch (error) {
      if (readFailure(error).kind !== 'transport' || peers.closed || !(await patience.again('connection')))
        return undefined;
      peers.leave(peer);
    }
  }
}
