import { lexicon, type LedgerArguments } from '@oneplusn/api';
import { OnePlusNError, type ErrorDescriptor } from '@oneplusn/errors';

/**
 * A failure on the client's side or on the way. What the contracts refuse comes as `LedgerError` instead.
 *
 * @example
 * ```ts
 * try {
 *   await ledger.catalog.get({ dataset: 'MHRSS/insured' });
 * } catch (error) {
 *   if (isOnePlusNError(error, errors.ledger.notFound)) console.log('no such dataset');
 *   else if (isOnePlusNError(error)) console.log(error.line('zh'), error.cause);
 *   else throw error;
 * }
 * ```
 */
export class SdkError extends OnePlusNError {
  override readonly name: string = 'SdkError';
  declare readonly args: LedgerArguments;

  constructor(descriptor: ErrorDescriptor, args: LedgerArguments, options?: ErrorOptions) {
    super(descriptor, args, options, lexicon);
  }
}

/** The profile, the identity, or another thing given by the program is not usable. */
export class ConfigurationError extends SdkError {
  override readonly name = 'ConfigurationError';
}

/**
 * What was given to a call cannot be right, by the rules that the contracts hold it to: nothing was sent. It goes by
 * the number of the rule, as the ledger's own refusal would.
 */
export class InputError extends SdkError {
  override readonly name: string = 'InputError';
}

/** The network, or the part of it that a call needs, cannot be reached or does not accept the caller. */
export class ConnectionError extends SdkError {
  override readonly name = 'ConnectionError';
}

/** A call failed on the way, or was not committed. */
export class TransactionError extends SdkError {
  override readonly name: string = 'TransactionError';
}

/**
 * What came from a peer does not hold: another authority's against the reader's own ledger, or one's own against the
 * call that was made.
 */
export class ProofError extends SdkError {
  override readonly name = 'ProofError';
}

/** It is open whether a write was committed. Call again with the same `requestId`: that never writes twice. */
export class CommitUnknownError extends TransactionError {
  override readonly name = 'CommitUnknownError';

  /** The request id to call again with. */
  get requestId(): string {
    return String(this.said('en')['requestId']);
  }

  get txId(): string {
    return String(this.said('en')['txId']);
  }
}

type ErrorClass<E extends SdkError> = new (
  descriptor: ErrorDescriptor,
  args: LedgerArguments,
  options?: ErrorOptions,
) => E;

/** Makes an error of a class from a row of a table: a missing argument is a compile error. */
export function sdkFail<E extends SdkError, Names extends string>(
  Class: ErrorClass<E>,
  descriptor: ErrorDescriptor<Names>,
  args: Readonly<Record<NoInfer<Names>, LedgerArguments[string]>>,
  cause?: unknown,
): E {
  return new Class(descriptor, args, cause === undefined ? undefined : { cause });
}
