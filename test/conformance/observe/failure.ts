import { CommitError, EndorseError, GatewayError, CommitStatusError } from '@hyperledger/fabric-gateway';
import { status } from '@grpc/grpc-js';
import type { Observation } from '../case';
import type { Names } from './names';

/** Of two endorsers that differ, the one is named that answered later. */
const mismatch = 'ProposalResponsePayloads do not match';

/** What an application sees of a failure: status, message, and what each peer or orderer said. */
export function failure(error: unknown, names: Names): Observation {
  if (error instanceof CommitError) return { failed: 'CommitError', code: error.code };
  if (!(error instanceof GatewayError)) throw error;
  const known = [EndorseError, CommitStatusError].find((type) => error instanceof type);
  const name = known?.name ?? error.name;
  // The client tells of a deadline that passes, or the peer does; whichever comes first.
  const code = error.code as status;
  if (code === status.DEADLINE_EXCEEDED || error.message === '1 CANCELLED: Call cancelled')
    return { failed: name, deadline: 'passed' };
  const details = error.details
    .map(({ mspId, message: text }) => ({ mspId: text === mismatch ? '<either>' : mspId, message: names.text(text) }))
    .sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
  return { failed: name, code: error.code, message: names.text(error.message), details };
}
