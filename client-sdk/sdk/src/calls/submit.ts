import { StatusCode, type Status } from '@hyperledger/fabric-gateway';
import { TransactionError, sdkFail } from '../errors/sdk-error';
import { sdkErrors } from '../errors/table';
import { commit } from './commit';
import { endorse } from './endorse';
import type { Committed } from './methods';
import type { Call, Session } from './session';

/** A committed write: its answer, and how it came onto the ledger. */
export interface Written {
  readonly answer: Uint8Array;
  readonly committed: Committed;
}

/**
 * Writes: simulate and sign, hand over, wait for the block. A transaction that lost a race against another is made anew, under the same
 * request id, a bounded number of times.
 */
export async function submit(session: Session, call: Call): Promise<Written> {
  const { patience, requestId } = call;
  for (;;) {
    const endorsed = await endorse(session, call);
    const { status, submissions } = await commit(session, call, endorsed);
    const attempts = patience.tried('conflict') + 1;
    if (status.successful) {
      const { transactionId: txId, blockNumber } = status;
      const committed = { txId, blockNumber, requestId, attempts, submissions };
      return { answer: endorsed.transaction.getResult(), committed };
    }
    if (!isConflict(status.code)) throw invalid(call, endorsed.authorities, status.transactionId, status.code);
    if (!(await patience.again('conflict'))) {
      const args = { transaction: call.transaction.name, attempts, status: nameOf(status.code) };
      throw sdkFail(TransactionError, sdkErrors.conflict, args);
    }
  }
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
