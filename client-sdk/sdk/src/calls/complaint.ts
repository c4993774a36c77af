import { problems } from '@oneplusn/api';
import { problemWith } from '@oneplusn/errors';
import { ConnectionError, SdkError, TransactionError, sdkFail } from '../errors/sdk-error';
import type { Failure } from '../errors/failure';
import { sdkErrors } from '../errors/table';
import type { Peer } from '../transport/peers';
import { proxyFailed } from '../transport/probe';
import { routeTo } from '../transport/route';
import type { Call, Connection } from './session';

/** Which step of a call failed, and where. */
export interface Step {
  readonly session: Connection;
  readonly call: Call;
  readonly peer: Peer;
  /** Whose peers were asked. */
  readonly authorities: readonly string[];
  /** How long the step had. */
  readonly ms: number;
}

/** The error that a call ends with once nothing more is tried. */
export function complaint(failure: Failure, { session, call, peer, authorities, ms }: Step, cause: unknown): Error {
  const transaction = call.transaction.name;
  const { msp, channel, chaincode } = session.peers;
  if (call.patience.aborted) return abortedOf(call);
  switch (failure.kind) {
    case 'refused':
      failure.error.cause = cause;
      return failure.error;
    case 'differ': {
      const attempts = call.patience.tried('differ') + 1;
      const args = { transaction, authorities: authorities.join(', '), attempts };
      return sdkFail(TransactionError, sdkErrors.endorsersDiffer, args, cause);
    }
    case 'endorser':
      return unavailable(failure.by.join(', ') || authorities.join(', '), failure.problem, cause);
    case 'channel':
      return sdkFail(ConnectionError, sdkErrors.channelMissing, { msp, address: peer.address, channel }, cause);
    case 'absent': {
      const lacking = failure.by.length > 0 ? failure.by : authorities;
      if (!lacking.includes(msp)) return unavailable(lacking.join(', '), failure.problem, cause);
      // The gateway's own peer is up, since it answers: so it lacks the chaincode.
      return sdkFail(ConnectionError, sdkErrors.chaincodeMissing, { msp, channel, chaincode }, cause);
    }
    case 'failed':
      return sdkFail(TransactionError, sdkErrors.chaincodeFailed, { transaction, problem: failure.problem }, cause);
    case 'rejected':
      return sdkFail(ConnectionError, sdkErrors.identityRejected, { msp, problem: failure.problem }, cause);
    case 'transport':
      if (session.peers.closed) return sdkFail(SdkError, sdkErrors.closed, {}, cause);
      return lost(peer.address, failure.problem, cause);
    case 'orderer':
      return sdkFail(ConnectionError, sdkErrors.ordererUnavailable, { problem: failure.problem }, cause);
    case 'deadline':
      return sdkFail(TransactionError, sdkErrors.deadline, { transaction, ms }, cause);
    case 'overloaded':
      return sdkFail(ConnectionError, sdkErrors.overloaded, { address: peer.address, problem: failure.problem }, cause);
    case 'tooLarge':
      return sdkFail(TransactionError, sdkErrors.messageTooLarge, { transaction, problem: failure.problem }, cause);
    case 'other': {
      const { status, problem } = failure;
      return sdkFail(TransactionError, sdkErrors.gatewayFailed, { transaction, status, problem }, cause);
    }
  }
}

export function abortedOf({ transaction, requestId, patience }: Call): SdkError {
  const args = { transaction: transaction.name, requestId };
  return sdkFail(TransactionError, sdkErrors.aborted, args, patience.signal?.reason);
}

/** The connection to the caller's own peer. Of a proxy in the way gRPC says nothing but `Last error: undefined`. */
function lost(address: string, problem: string, cause: unknown): SdkError {
  const { proxy } = routeTo(address, process.env);
  if (proxy && problem.includes('No connection established'))
    return proxyFailed(address, proxy, problemWith(problems.reach.lost), cause);
  return sdkFail(ConnectionError, sdkErrors.peerDown, { address, problem }, cause);
}

function unavailable(msp: string, problem: string, cause: unknown): SdkError {
  return sdkFail(ConnectionError, sdkErrors.authorityUnavailable, { msp, problem }, cause);
}
