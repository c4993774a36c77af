import { problemWith, type Problem, type ProblemDescriptor } from '@oneplusn/errors';
import type * as v from 'valibot';
import { carriedBy, problems } from './errors';

const { shape } = problems;

/**
 * What a schema finds wrong, said so that the reader can put it right. It says what was expected, never what was
 * received: that may be somebody's identity number, and messages end up in logs.
 */
export function issueProblem(issue: v.BaseIssue<unknown>): Problem {
  const own = carriedBy(issue.message);
  if (own) return own;
  if (issue.expected === 'never') return problemWith(shape.unknown);
  if (issue.input === undefined && issue.kind === 'schema') return problemWith(shape.missing);
  if (typeof issue.input === 'bigint') return problemWith(shape.bigInt);
  const number = Number(issue.requirement);
  const isText = typeof issue.input === 'string';
  switch (issue.type) {
    case 'picklist':
    case 'literal':
    case 'variant':
      return problemWith(shape.oneOf, {
        choices: (issue.expected ?? '').replace(/[()"]/g, '').replaceAll(' | ', ', '),
      });
    case 'safe_integer':
      return problemWith(Number.isInteger(issue.input) ? shape.tooLargeNumber : shape.wholeNumber);
    case 'min_length':
      return problemWith(isText ? shape.atLeastLong : shape.atLeastMany, { number });
    case 'max_length':
      return problemWith(isText ? shape.atMostLong : shape.atMostMany, { number });
    case 'min_value':
      return problemWith(shape.atLeast, { number });
    case 'max_value':
      return problemWith(shape.atMost, { number });
    case 'regex':
      return problemWith(shape.like, { pattern: String(issue.requirement) });
    default:
      return kindProblem(issue);
  }
}

function kindProblem({ type, message }: v.BaseIssue<unknown>): Problem {
  const kind = kinds[type];
  if (kind) return problemWith(kind);
  return problemWith(shape.other, { words: message.replace(/(?: but received|: Received) .*$/s, '') });
}

const kinds: Readonly<Record<string, ProblemDescriptor<never>>> = {
  string: shape.text,
  number: shape.wholeNumber,
  boolean: shape.trueOrFalse,
  array: shape.list,
  object: shape.members,
  strict_object: shape.members,
  record: shape.members,
  union: shape.scalar,
  iso_timestamp: shape.moment,
  iso_date: shape.day,
};
