import type * as v from 'valibot';
import { problems, sayProblem } from './errors';

const { shape } = problems;

/**
 * What a schema finds wrong, said so that the reader can put it right. It says what was expected, never what was received: that may be
 * somebody's identity number, and messages end up in logs.
 */
export function issueProblem(issue: v.BaseIssue<unknown>): string {
  if (issue.expected === 'never') return shape.unknown.en;
  if (issue.input === undefined && issue.kind === 'schema') return shape.missing.en;
  const number = Number(issue.requirement);
  const isText = typeof issue.input === 'string';
  switch (issue.type) {
    case 'picklist':
    case 'literal':
    case 'variant':
      return sayProblem(shape.oneOf, { choices: (issue.expected ?? '').replace(/[()"]/g, '').replaceAll(' | ', ', ') });
    case 'min_length':
      return sayProblem(isText ? shape.atLeastLong : shape.atLeastMany, { number });
    case 'max_length':
      return sayProblem(isText ? shape.atMostLong : shape.atMostMany, { number });
    case 'min_value':
      return sayProblem(shape.atLeast, { number });
    case 'max_value':
      return sayProblem(shape.atMost, { number });
    case 'regex':
      if (!issue.message.startsWith('Invalid ')) return issue.message;
      return sayProblem(shape.like, { pattern: String(issue.requirement) });
    case 'check':
    case 'raw_check':
      return issue.message;
    default:
      return kinds[issue.type] ?? issue.message.replace(/(?: but received|: Received) .*$/s, '');
  }
}

const kinds: Readonly<Record<string, string>> = {
  string: shape.text.en,
  number: shape.wholeNumber.en,
  safe_integer: shape.wholeNumber.en,
  boolean: shape.trueOrFalse.en,
  array: shape.list.en,
  object: shape.members.en,
  strict_object: shape.members.en,
  record: shape.members.en,
  union: shape.scalar.en,
  iso_timestamp: shape.moment.en,
  iso_date: shape.day.en,
};
