/** What becomes of an error: words for the reader, and the exit code that scripts go by. */
import { LedgerError, shownSource, withoutSecrets, wordsIn, type ErrorDescriptor } from '@oneplusn/api';
import { DeploymentError } from '@oneplusn/deployment';
import { OpeningDenied, SdkError } from '@oneplusn/sdk';
import { CommanderError } from 'commander';
import { say, type Language } from '../language/language';
import { cliErrors } from './table';
import { fromCommander } from './parsing';
import { UsageError } from './usage';

/** Exit codes: part of the command's interface. */
export const exitCodes = { ok: 0, refused: 1, usage: 2, trouble: 3 } as const;
export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];

/** An error as it is told to the reader. */
export interface Outcome {
  readonly exit: ExitCode;
  readonly kind: 'refused' | 'usage' | 'trouble';
  readonly code: string;
  readonly message: string;
  readonly remedy: string;
  readonly args: Readonly<Record<string, string | number>>;
}

/** Turns anything thrown into what the reader is told; undefined where commander only showed help or the version. */
export function outcomeOf(error: unknown, language: Language): Outcome | undefined {
  if (error instanceof CommanderError) {
    const usage = fromCommander(error);
    return usage && outcomeOf(usage, language);
  }
  if (error instanceof OpeningDenied)
    return recorded(outcome('refused', error.descriptor, error.args, language), error, language);
  if (error instanceof LedgerError) return outcome('refused', error.descriptor, error.args, language);
  if (error instanceof SdkError) return outcome('trouble', error.descriptor, error.args, language);
  if (error instanceof DeploymentError)
    return outcome(error.trouble ? 'trouble' : 'usage', error.descriptor, error.args, language);
  if (error instanceof UsageError) {
    const told = outcome('usage', error.descriptor, error.argumentsIn(language), language);
    return error.hint ? { ...told, remedy: `${error.hint[language]}; ${told.remedy}` } : told;
  }
  return outcome('trouble', cliErrors.unexpected, { problem: unexpected(error) }, language);
}

/** What the system says of a file ends with its path; other words are cut short, lest they go on about what was given. */
function unexpected(error: unknown): string {
  const { code, path } = (error ?? {}) as NodeJS.ErrnoException;
  if (code !== undefined && path !== undefined) return `${code}: ${shownSource(path)}`;
  const [line = ''] = withoutSecrets(error instanceof Error ? error.message : String(error)).split('\n');
  return line.slice(0, 300);
}

function outcome(
  kind: Outcome['kind'],
  { code, message, remedy }: ErrorDescriptor,
  args: Outcome['args'],
  language: Language,
): Outcome {
  return {
    exit: exitCodes[kind],
    kind,
    code,
    message: say(message, language, wordsIn(language, args)),
    remedy: say(remedy, language, wordsIn(language, args)),
    args,
  };
}

/** A denied opening stands on the ledger: the reader is told where. */
function recorded(told: Outcome, { opening }: OpeningDenied, language: Language): Outcome {
  const where = say({ zh: '此次拒绝已记入账本: {id}', en: 'the denial is on the ledger as {id}' }, language, {
    id: opening.id,
  });
  return { ...told, remedy: `${told.remedy}; ${where}`, args: { ...told.args, opening: opening.id } };
}
