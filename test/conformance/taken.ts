import { GatewayError, type Commit, type Gateway, type Proposal } from '@hyperledger/fabric-gateway';
import { gateway as messages, msp } from '@hyperledger/fabric-protos';

/**
 * Whether BFT orderers refused a transaction only because they had it already. Where it was sent once, the gateway came
 * late: enough of them had heard of it from each other, and it is ordered.
 */
export function isTaken(error: unknown): boolean {
  return (
    error instanceof GatewayError &&
    error.details.length > 0 &&
    error.details.every(({ message }) => message.endsWith('request already processed'))
  );
}

/** The commit of a transaction that orderers have, to be asked for its status. */
export function commitOf(gateway: Gateway, channel: string, proposal: Proposal): Commit {
  const { mspId, credentials } = gateway.getIdentity();
  const identity = new msp.SerializedIdentity();
  identity.setMspid(mspId);
  identity.setIdBytes(credentials);
  const request = new messages.CommitStatusRequest();
  request.setChannelId(channel);
  request.setTransactionId(proposal.getTransactionId());
  request.setIdentity(identity.serializeBinary());
  const unsigned = new messages.SignedCommitStatusRequest();
  unsigned.setRequest(request.serializeBinary());
  return gateway.newCommit(unsigned.serializeBinary());
}
