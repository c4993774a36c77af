/** Commander's complaints, in our own words and both languages. */
import { problemWith, shownWord } from '@oneplusn/errors';
import type { CommanderError } from 'commander';
import { cliProblems } from './problems';
import { cliErrors } from './table';
import { misuse, type UsageError } from './usage';

export function fromCommander({ code, message }: CommanderError): UsageError {
  const given = /'([^']*)'/.exec(message)?.[1] ?? message;
  switch (code) {
    case 'commander.help':
      return misuse(cliErrors.required, { given: { zh: '命令', en: 'a command' } });
    case 'commander.unknownCommand':
      return misuse(cliErrors.unknownCommand, { given: shownWord(given) }, likely(message));
    case 'commander.unknownOption':
      return misuse(cliErrors.unknownOption, { given: shownWord(given) }, likely(message));
    case 'commander.optionMissingArgument':
      return misuse(cliErrors.valueMissing, { given });
    case 'commander.missingArgument':
    case 'commander.missingMandatoryOptionValue':
      return misuse(cliErrors.required, { given });
    case 'commander.excessArguments':
      return misuse(cliErrors.tooManyArguments, counts(message));
    default:
      // Commander's own words repeat the value.
      return misuse(cliErrors.badValue, { given: shownWord(given), problem: problemWith(cliProblems.noValue) });
  }
}

function likely(message: string): { zh: string; en: string } | undefined {
  const guess = /\(Did you mean (?:one of )?(.+?)\?\)/.exec(message)?.[1];
  return guess === undefined ? undefined : { zh: `是否要用 ${guess}`, en: `did you mean ${guess}` };
}

function counts(message: string): { most: string; given: string } {
  const [, most = '', given = ''] = /Expected (\d+) argument.* got (\d+)/.exec(message) ?? [];
  return { most, given };
}
