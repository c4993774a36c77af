import { LedgerError, errors, fail } from '@oneplusn/api';
import { sketchOf } from '../shim/sketch';

/**
 * A failure as it leaves the chaincode: a LedgerError in its travelling form. Anything else is our fault or the peer's:
 * the client learns its number, the log the rest.
 */
export function travelling(error: unknown, transaction: string, txId: string): Error {
  if (error instanceof LedgerError) return new Error(error.serialize());
  console.error(`${txId} ${transaction}: ${sketchOf(error)}`);
  return new Error(fail(errors.ledger.internal, { txId }).serialize());
}
