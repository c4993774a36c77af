import type { Text } from '@oneplusn/api';

/** A value that is not written as it should be. */
export class BadText extends Error {
  constructor(
    /** In both languages, or a sentence of `problems`. */
    readonly problem: Text | string,
  ) {
    super(typeof problem === 'string' ? problem : problem.en);
  }
}
