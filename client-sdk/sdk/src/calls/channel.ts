import { readFailure } from '../errors/failure';
import { ConnectionError, SdkError, sdkFail } from '../errors/sdk-error';
import { sdkErrors } from '../errors/table';
import type { Session } from './session';

/**
 * A gateway speaks of an unknown channel as of a missing chaincode when it is asked for endorsements: so the peer is
 * asked which it is.
 */
export async function channelFirst(session: Session, error: unknown): Promise<unknown> {
  if (!(error instanceof SdkError) || !error.is(sdkErrors.chaincodeMissing)) return error;
  const { peers, deadlines } = session;
  const { address, network } = peers.current();
  const proposal = network.getContract('qscc').newProposal('GetChainInfo', {
    arguments: [peers.channel],
    endorsingOrganizations: [peers.msp],
  });
  try {
    await proposal.evaluate({ deadline: Date.now() + deadlines.evaluate });
    return error;
  } catch (cause) {
    if (readFailure(cause).kind !== 'channel') return error;
    const { msp, channel } = peers;
    return sdkFail(ConnectionError, sdkErrors.channelMissing, { msp, address, channel }, cause);
  }
}
