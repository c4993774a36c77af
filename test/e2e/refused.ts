import { isOnePlusNError, type Arguments, type ErrorDescriptor, type OnePlusNError } from '@oneplusn/errors';

/**
 * Holds a call to be refused with exactly one error, by the contracts or before it was sent, and with these arguments
 * at least; gives the error back, to look at more.
 */
export async function refused(
  call: Promise<unknown>,
  expected: ErrorDescriptor,
  args: Arguments = {},
): Promise<OnePlusNError> {
  const error = await call.then(
    (answer: unknown) =>
      new Error(`should have been refused with ${expected.code}, answered ${JSON.stringify(answer)}`),
    (reason: unknown) => reason,
  );
  if (!isOnePlusNError(error)) throw error;
  expect({ code: error.code, args: error.args }).toMatchObject({ code: expected.code, args });
  return error;
}
