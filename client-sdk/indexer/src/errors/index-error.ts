import { OnePlusNError, type Argument, type ErrorDescriptor } from '@oneplusn/errors';

/** An index cannot be used, or what a peer serves does not go into one. */
export class IndexError extends OnePlusNError {
  override readonly name = 'IndexError';
}

/** Makes the error of a row of the table: a missing argument is a compile error. */
export function indexFail<Names extends string>(
  descriptor: ErrorDescriptor<Names>,
  args: Readonly<Record<NoInfer<Names>, Argument>>,
  cause?: unknown,
): IndexError {
  return new IndexError(descriptor, args, cause === undefined ? undefined : { cause });
}
