import { status as grpc } from '@grpc/grpc-js';
import { GatewayError, type Status, type Transaction } from '@hyperledger/fabric-gateway';
import { gateway as protos } from '@hyperledger/fabric-protos';
import { readFailure, type Failure } from '../errors/failure';
import { CommitUnknownError, SdkError, sdkFail } from '../errors/sdk-error';
import { sdkErrors } from '../errors/table';
import type { Peer } from '../transport/peers';
import { abortable } from './abortable';
import { abortedOf, complaint } from './complaint';
import type { Endorsed } from './endorse';
import type { Call, Session } from './session';

/** How a handed-over transaction ended. */
export interface Outcome {
  readonly status: Status;
  readonly submissions: number;
}

interface Problem {
  readonly failure: Failure;
  readonly cause: unknown;
}

/** How long to wait for a block when the hand-over itself has failed: it may have arrived all the same. */
const doubtfulWaitMs = 1_000;

/**
 * Hands a signed transaction over and waits for its block.
 *
 * Where that stays open (a deadline, a broken connection, an orderer that lost what it had taken), the very same bytes
 * are handed over again and the status asked again, through another peer of the authority if there is one. A
 * transaction's id is part of its bytes and is committed at most once, so that nothing is lost and nothing doubled. (A
 * BFT orderer refuses bytes that it has processed already; their status is asked all the same.)
 *
 * @throws CommitUnknownError SDK-123 where it stays open to the end
 * @throws SdkError where the bytes were turned down before any could have been taken: then nothing is committed
 */
export async function commit(session: Session, call: Call, endorsed: Endorsed): Promise<Outcome> {
  const { patience } = call;
  const { deadlines, peers } = session;
  const txId = endorsed.transaction.getTransactionId();
  const unknown = (problem: string, cause: unknown) =>
    sdkFail(CommitUnknownError, sdkErrors.commitUnknown, { txId, problem, requestId: call.requestId }, cause);

  let { peer, transaction }: { peer: Peer; transaction: Transaction } = endorsed;
  let maybeTaken = false;
  for (let submissions = 1; ; submissions += 1) {
    if (patience.aborted) throw abortedOf(call);
    const problem = await handOver(session, call, transaction);
    if (problem && isTurnedDown(problem) && !maybeTaken) {
      const busy = problem.failure.kind === 'overloaded' && (await patience.again('overload'));
      if (busy) continue;
      const step = { session, call, peer, authorities: endorsed.authorities, ms: deadlines.submit };
      throw complaint(problem.failure, step, problem.cause);
    }
    maybeTaken = true;
    const answer = await statusOf(session, call, peer, txId, problem ? doubtfulWaitMs : deadlines.commit);
    if (!('failure' in answer)) return { status: answer, submissions };

    const { failure, cause } = problem ?? answer;
    if (peers.closed || answer.failure.kind === 'rejected') throw unknown(wordsOf(answer.failure), answer.cause);
    if ([failure, answer.failure].some(({ kind }) => kind === 'transport')) peers.leave(peer);
    if (!(await patience.again('commit'))) throw unknown(wordsOf(failure), cause);
    peer = peers.current();
    // The first hand-over has signed them.
    transaction = peer.gateway.newTransaction(transaction.getBytes());
  }
}

async function handOver({ deadlines }: Session, call: Call, transaction: Transaction): Promise<Problem | undefined> {
  const { patience } = call;
  try {
    const sent = transaction.submit({ deadline: patience.deadline(deadlines.submit) });
    await abortable(sent, patience.signal, () => abortedOf(call));
    return undefined;
  } catch (cause) {
    if (patience.aborted) throw cause;
    return { failure: readFailure(cause), cause };
  }
}

/**
 * Whether the gateway, or the ordering service behind it, refused the bytes: this hand-over cannot have had them taken.
 */
function isTurnedDown({ failure: { kind }, cause }: Problem): boolean {
  if (kind === 'rejected' || kind === 'tooLarge' || kind === 'overloaded') return true;
  const clear = [grpc.ABORTED, grpc.INVALID_ARGUMENT, grpc.NOT_FOUND, grpc.FAILED_PRECONDITION, grpc.UNIMPLEMENTED];
  return cause instanceof GatewayError && clear.some((code) => code === (cause.code as grpc));
}

/** Asks for a transaction's status by its id alone, so that any peer of the authority can answer. */
async function statusOf(session: Session, call: Call, peer: Peer, txId: string, ms: number): Promise<Status | Problem> {
  const { peers } = session;
  const { patience } = call;
  const request = new protos.CommitStatusRequest();
  request.setChannelId(peers.channel);
  request.setTransactionId(txId);
  request.setIdentity(peers.creator);
  const signed = new protos.SignedCommitStatusRequest();
  signed.setRequest(request.serializeBinary());
  try {
    const status = peer.gateway.newCommit(signed.serializeBinary()).getStatus({ deadline: patience.deadline(ms) });
    return await abortable(status, patience.signal, () => abortedOf(call));
  } catch (cause) {
    if (patience.aborted) throw cause;
    // A signer that fails here does not unmake what was handed over.
    if (cause instanceof SdkError) return { failure: { kind: 'other', status: '', problem: cause.message }, cause };
    return { failure: readFailure(cause), cause };
  }
}

function wordsOf(failure: Failure): string {
  return 'problem' in failure ? failure.problem : 'no answer in time';
}
