import { StatusCode, type Status } from '@hyperledger/fabric-gateway';
import { SdkError, TransactionError, sdkFail } from '../errors/sdk-error';
import { sdkErrors } from '../errors/table';
import { commit } from './commit';
import { abortedOf } from './complaint';
import { endorse } from './endorse';
import { lineOf, type End } from './line';
import type { Committed } from './methods';
import type { Call, Session } from './session';

/** A committed write: its answer, and how it came onto the ledger. */
export interface Written {
  readonly answer: Uint8Array;
  readonly committed: Committed;
}

/**
 * Writes: simulate and sign, hand over, wait for the block. A transaction that lost a race against another is made
 * anew, under the same request id, as long as there is time for it: after a pause, and in its turn where many contend.
 * So is one that was not signed in time while others were under way: nothing was handed over, and when fewer ask at a
 * time they are answered.
 */
export async function submit(session: Session, call: Call): Promise<Written> {
  const { patience, transaction } = call;
  const { channel, chaincode, msp } = session.peers;
  const line = lineOf(channel, chaincode, msp, transaction.name);
  let last: Error | undefined;
  let tookMs = 0;
  for (;;) {
    if (last && !(await patience.again('conflict', tookMs))) throw late(session, call, last);
    const turn = await line.enter(patience, tookMs);
    if (!turn) throw late(session, call, last);
    const began = Date.now();
    let end: End = 'other';
    try {
      const made = await attempt(session, call);
      end = 'answer' in made ? 'won' : 'lost';
      if ('answer' in made) return made;
      last = conflictOf(call, made.status);
    } catch (error) {
      if (!(turn.crowded && isLateSignature(error))) throw error;
      end = 'lost';
      last = error;
    } finally {
      turn.end(end);
    }
    // Being late says how busy the peers were, not how long it takes.
    tookMs = isLateSignature(last) ? 0 : Date.now() - began;
  }
}

/** One transaction: committed, or the conflict that it was lost by. */
async function attempt(session: Session, call: Call): Promise<Written | { readonly status: Status }> {
  const { patience, requestId } = call;
  const endorsed = await endorse(session, call);
  const { status, submissions } = await commit(session, call, endorsed);
  if (status.successful) {
    const { transactionId: txId, blockNumber } = status;
    const committed = { txId, blockNumber, requestId, attempts: patience.tried('conflict') + 1, submissions };
    return { answer: endorsed.transaction.getResult(), committed };
  }
  if (!isConflict(status.code)) throw invalid(call, endorsed.authorities, status.transactionId, status.code);
  return { status };
}

/** Of a submit only endorsers have a deadline that ends the call: what was handed over is asked after to the end. */
function isLateSignature(error: unknown): error is SdkError {
  return error instanceof SdkError && error.is(sdkErrors.deadline);
}

/**
 * There is no time for another transaction: why there would have to be one, or that others stood before the call all
 * the time.
 */
function late({ deadlines }: Session, call: Call, last: Error | undefined): Error {
  if (call.patience.aborted) return abortedOf(call);
  const args = { transaction: call.transaction.name, ms: deadlines.total };
  return last ?? sdkFail(TransactionError, sdkErrors.deadline, args);
}

function conflictOf({ transaction, patience }: Call, { code }: Status): TransactionError {
  const args = { transaction: transaction.name, attempts: patience.tried('conflict') + 1, status: nameOf(code) };
  return sdkFail(TransactionError, sdkErrors.conflict, args);
}

function isConflict(code: Status['code']): boolean {
  return code === StatusCode.MVCC_READ_CONFLICT || code === StatusCode.PHANTOM_READ_CONFLICT;
}

function invalid(call: Call, authorities: readonly string[], txId: string, code: Status['code']): TransactionError {
  if (code === StatusCode.ENDORSEMENT_POLICY_FAILURE) {
    const args = { transaction: call.transaction.name, authorities: authorities.join(', ') };
    return sdkFail(TransactionError, sdkErrors.policyFailed, args);
  }
  return sdkFail(TransactionError, sdkErrors.invalidated, { txId, status: nameOf(code) });
}

function nameOf(code: Status['code']): string {
  const [name] = Object.entries(StatusCode).find(([, value]) => value === code) ?? [String(code)];
  return name;
}
