import { common } from '@hyperledger/fabric-protos';
import { Patience } from '../calls/patience';
import type { Session } from '../calls/session';
import { readFailure } from '../errors/failure';
import { ConnectionError, sdkFail } from '../errors/sdk-error';
import { sdkErrors } from '../errors/table';

/**
 * The number of the next block, from the peer's system chaincode `qscc`; undefined where the peer does not let this
 * caller ask, or does not answer for a while. A stream that begins at a number loses nothing if it breaks before its
 * first event.
 */
export async function heightOf(session: Session): Promise<bigint | undefined> {
  const answer = await ask(session, 'GetChainInfo', []);
  return answer && BigInt(common.BlockchainInfo.deserializeBinary(answer).getHeight());
}

/** @throws ConnectionError SDK-145 where the peer does not tell of it */
export async function knownHeightOf(session: Session): Promise<bigint> {
  const height = await heightOf(session);
  if (height !== undefined) return height;
  throw sdkFail(ConnectionError, sdkErrors.heightUnknown, { msp: session.peers.msp });
}

/** What tells one ledger from every other: the hash over its first block's content. Undefined as above. */
export async function chainOf(session: Session): Promise<string | undefined> {
  const answer = await ask(session, 'GetBlockByNumber', ['0']);
  return (
    answer && Buffer.from(common.Block.deserializeBinary(answer).getHeader()?.getDataHash_asU8() ?? []).toString('hex')
  );
}

async function ask(session: Session, query: string, args: readonly string[]): Promise<Uint8Array | undefined> {
  const { peers, deadlines } = session;
  const patience = new Patience(deadlines.total);
  for (;;) {
    const peer = peers.current();
    try {
      const proposal = peer.network.getContract('qscc').newProposal(query, {
        arguments: [peers.channel, ...args],
        endorsingOrganizations: [peers.msp],
      });
      return await proposal.evaluate({ deadline: patience.deadline(deadlines.evaluate) });
    } catch (error) {
      if (readFailure(error).kind !== 'transport' || peers.closed || !(await patience.again('connection')))
        return undefined;
      peers.leave(peer);
    }
  }
}
