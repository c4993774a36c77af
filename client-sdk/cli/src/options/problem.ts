import { issueProblem } from '@oneplusn/api';
import { problemWith, type Problem } from '@oneplusn/errors';
import type * as v from 'valibot';
import { cliProblems } from '../errors/problems';
import { exampleOf } from './codec';

/** What is wrong with a value, by the example that its field's help shows, where it has one. */
export function problemOf(issue: v.BaseIssue<unknown>, schema: v.GenericSchema | undefined): Problem {
  const example = issue.type === 'regex' && schema ? exampleOf(schema) : undefined;
  return example === undefined ? issueProblem(issue) : problemWith(cliProblems.like, { example });
}
