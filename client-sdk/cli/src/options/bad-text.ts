import { sayProblem, type Problem } from '@oneplusn/errors';
import { lexicon } from '../errors/problems';

/** A value that is not written as it should be. */
export class BadText extends Error {
  constructor(readonly problem: Problem) {
    super(sayProblem('en', problem, lexicon));
  }
}
