import { LedgerError, type ErrorDescriptor } from '@oneplusn/api';

/** Holds a call to be refused with one error; gives the error back, to look at its arguments. */
export async function refused(call: Promise<unknown>, expected: ErrorDescriptor): Promise<LedgerError> {
  const error = await call.then(
    (answer: unknown) =>
      new Error(`should have been refused with ${expected.code}, answered ${JSON.stringify(answer)}`),
    (reason: unknown) => reason,
  );
  if (!(error instanceof LedgerError)) throw error;
  expect(`${error.code} ${error.message}`).toMatch(expected.code);
  return error;
}
