import { issueProblem, saidIn } from '@oneplusn/api';
import { problemWith, type Problem } from '@oneplusn/errors';
import * as v from 'valibot';
import { cliProblems } from '../errors/problems';
import { unwrap } from './entries';

/** What is wrong with a value, by the example that its field's help shows, where it has one. */
export function problemOf(issue: v.BaseIssue<unknown>, schema: v.GenericSchema | undefined): Problem {
  const { example } = issue.type === 'regex' && schema ? saidIn(v.getMetadata(unwrap(schema))) : {};
  return typeof example !== 'string' ? issueProblem(issue) : problemWith(cliProblems.like, { example });
}
