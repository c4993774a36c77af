import { LedgerError, withoutSecretsIn, type ErrorArguments, type ErrorDescriptor } from '@oneplusn/api';

type Arguments = Readonly<Record<string, string | number>>;

/**
 * A failure on the client's side or on the way. What the contracts refuse comes as `LedgerError` instead.
 *
 * @example
 * ```ts
 * try {
 *   await ledger.catalog.get({ dataset: 'MHRSS/insured' });
 * } catch (error) {
 *   if (error instanceof LedgerError && error.is(errors.ledger.notFound)) console.log('no such dataset');
 *   else if (error instanceof SdkError) console.log(error.code, error.remedy, error.cause);
 *   else throw error;
 * }
 * ```
 */
export class SdkError extends Error {
  override readonly name: string = 'SdkError';
  /** `SDK-110` */
  readonly code: string;
  readonly args: Arguments;
  readonly descriptor: ErrorDescriptor;

  constructor(descriptor: ErrorDescriptor, args: Arguments, options?: ErrorOptions) {
    super(new LedgerError(descriptor, args).message, options);
    this.code = descriptor.code;
    this.args = withoutSecretsIn(args);
    this.descriptor = descriptor;
  }

  /** What to do about it, in English; `text('zh')` has it in Chinese. */
  get remedy(): string {
    return this.text('en').remedy;
  }

  /** True when this is the error that the descriptor names: `error.is(sdkErrors.commitUnknown)`. */
  is(descriptor: ErrorDescriptor): boolean {
    return this.code === descriptor.code;
  }

  /** The message and what to do, in one language. */
  text(language: 'zh' | 'en'): { message: string; remedy: string } {
    return new LedgerError(this.descriptor, this.args).text(language);
  }
}

/** The profile, the identity, or another thing given by the program is not usable. */
export class ConfigurationError extends SdkError {
  override readonly name = 'ConfigurationError';
}

/** The network, or the part of it that a call needs, cannot be reached or does not accept the caller. */
export class ConnectionError extends SdkError {
  override readonly name = 'ConnectionError';
}

/** A call failed on the way, or was not committed. */
export class TransactionError extends SdkError {
  override readonly name: string = 'TransactionError';
}

/** It is open whether a write was committed. Call again with the same `requestId`: that never writes twice. */
export class CommitUnknownError extends TransactionError {
  override readonly name = 'CommitUnknownError';

  /** The request id to call again with. */
  get requestId(): string {
    return String(this.args['requestId']);
  }

  get txId(): string {
    return String(this.args['txId']);
  }
}

type ErrorClass<E extends SdkError> = new (descriptor: ErrorDescriptor, args: Arguments, options?: ErrorOptions) => E;

/** Makes an error of a class from a row of the table: a missing argument is a compile error. */
export function sdkFail<E extends SdkError, En extends string>(
  Class: ErrorClass<E>,
  descriptor: ErrorDescriptor<En>,
  args: ErrorArguments<En> & Arguments,
  cause?: unknown,
): E {
  return new Class(descriptor, args, cause === undefined ? undefined : { cause });
}
