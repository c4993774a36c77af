import { isDecision } from '@oneplusn/api';
import { StatusCode, type Status } from '@hyperledger/fabric-gateway';
import { SdkError, TransactionError, sdkFail } from '../errors/sdk-error';
import { sdkErrors } from '../errors/table';
import { commit } from './commit';
import { abortedOf } from './complaint';
import { endorse } from './endorse';
import { lineOf, type End, type Turn } from './line';
import type { Committed } from './methods';
import { along } from './prepare';
import type { Call, Session } from './session';
import { Passage } from './way';

/** A committed write: its answer, and how it came onto the ledger. */
export interface Written {
  readonly answer: Uint8Array;
  /** What its endorsers have signed. */
  readonly result: Uint8Array;
  readonly committed: Committed;
}

/**
 * Writes: simulate and sign, hand over, wait for the block. A transaction that lost a race against another is made
 * anew, under the same request id, as long as there is time for it: after a pause, and in its turn where many contend.
 * So is one that was not signed in time while others were under way: nothing was handed over, and when fewer ask at a
 * time they are answered. One that others hold up goes on by another way (`way.ts`).
 */
export async function submit(session: Session, call: Call): Promise<Written> {
  const { patience, transaction } = call;
  const { channel, chaincode, msp } = session.peers;
  const line = lineOf(channel, chaincode, msp, transaction.name);
  const passage = new Passage(isDecision(transaction, call.input));
  let last: Error | undefined;
  let tookMs = 0;
  for (;;) {
    if (last && !(await patience.again('conflict', tookMs))) throw late(session, call, last);
    const turn = await line.enter(patience, tookMs);
    if (!turn) throw late(session, call, last);
    const began = Date.now();
    let end: End = 'other';
    try {
      const made = await attempt(session, call, passage, turn);
      if ('answer' in made) {
        end = 'won';
        return made;
      }
      ({ end, last } = made);
    } finally {
      turn.end(end);
    }
    // Being late says how busy the peers were, not how long it takes.
    tookMs = isLateSignature(last) ? 0 : Date.now() - began;
  }
}

/** A try that is worth another. */
interface Again {
  readonly end: End;
  readonly last: Error;
}

/** One try, by the way that is open. */
async function attempt(session: Session, call: Call, passage: Passage, turn: Turn): Promise<Written | Again> {
  const made = await transact(session, along(call, passage.way)).catch((error: unknown) => ({ error }));
  if ('answer' in made) return made;
  if ('error' in made) {
    const { error } = made;
    if (passage.afterError(error)) return { end: 'other', last: error as Error };
    if (turn.crowded && isLateSignature(error)) return { end: 'lost', last: error };
    throw error;
  }
  const last = failureOf(call, made);
  if (isConflict(made.status.code)) {
    passage.afterLostRace();
    return { end: 'lost', last };
  }
  if (!lacksSignatures(made.status.code) || !passage.afterRefusedSignatures()) throw last;
  for (const msp of made.witnesses) call.doubted.add(msp);
  return { end: 'other', last };
}

/** A transaction that was not committed, and who signed it. */
interface Lost {
  readonly status: Status;
  readonly authorities: readonly string[];
  readonly witnesses: readonly string[];
}

/** One transaction: committed, or how it was lost. */
async function transact(session: Session, call: Call): Promise<Written | Lost> {
  const { patience, requestId } = call;
  const endorsed = await endorse(session, call);
  const { status, submissions } = await commit(session, call, endorsed);
  const { authorities, witnesses, result } = endorsed;
  if (!status.successful) return { status, authorities, witnesses };
  const { transactionId: txId, blockNumber } = status;
  const attempts = patience.tried('conflict') + 1;
  const committed = { txId, blockNumber, requestId, attempts, submissions, way: call.way };
  return { answer: endorsed.transaction.getResult(), result, committed };
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

function failureOf({ transaction, patience }: Call, { status, authorities }: Lost): TransactionError {
  const { code, transactionId: txId } = status;
  const name = transaction.name;
  if (isConflict(code)) {
    const args = { transaction: name, attempts: patience.tried('conflict') + 1, status: nameOf(code) };
    return sdkFail(TransactionError, sdkErrors.conflict, args);
  }
  if (lacksSignatures(code))
    return sdkFail(TransactionError, sdkErrors.policyFailed, {
      transaction: name,
      authorities: authorities.join(', '),
    });
  return sdkFail(TransactionError, sdkErrors.invalidated, { txId, status: nameOf(code) });
}

function isConflict(code: Status['code']): boolean {
  return code === StatusCode.MVCC_READ_CONFLICT || code === StatusCode.PHANTOM_READ_CONFLICT;
}

function lacksSignatures(code: Status['code']): boolean {
  return code === StatusCode.ENDORSEMENT_POLICY_FAILURE;
}

function nameOf(code: Status['code']): string {
  const [name] = Object.entries(StatusCode).find(([, value]) => value === code) ?? [String(code)];
  return name;
}
