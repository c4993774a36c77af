import { StatusCode, type Status } from '@hyperledger/fabric-gateway';
import { TransactionError, sdkFail } from '../errors/sdk-error';
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
 * Writes: simulate and sign, hand over, wait for the block. A transaction that lost a race against another is made anew, under the same
 * request id, as long as there is time for it: after a pause, and in its turn where many contend.
 */
export async function submit(session: Session, call: Call): Promise<Written> {
  const { patience, transaction } = call;
  const { channel, chaincode, msp } = session.peers;
  const line = lineOf(channel, chaincode, msp, transaction.name);
  let conflict: Status | undefined;
  let tookMs = 0;
  for (;;) {
    if (conflict && !(await patience.again('conflict', tookMs))) throw late(session, call, conflict);
    const turn = await line.enter(patience, tookMs);
    if (!turn) throw late(session, call, conflict);
    const began = Date.now();
    let end: End = 'other';
    try {
      const made = await attempt(session, call);
      end = 'answer' in made ? 'won' : 'lost';
      if ('answer' in made) return made;
      conflict = made.status;
    } finally {
      turn.end(end);
    }
    tookMs = Date.now() - began;
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

/** There is no time for another transaction: because of the last conflict, or because others stood before the call all the time. */
function late({ deadlines }: Session, call: Call, conflict: Status | undefined): Error {
  const { patience, transaction } = call;
  if (patience.aborted) return abortedOf(call);
  const { name } = transaction;
  if (!conflict) return sdkFail(TransactionError, sdkErrors.deadline, { transaction: name, ms: deadlines.total });
  const args = { transaction: name, attempts: patience.tried('conflict') + 1, status: nameOf(conflict.code) };
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
