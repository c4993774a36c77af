/** What becomes of an error: words for the reader, and the exit code that scripts go by. */
import { LedgerError } from '@oneplusn/api';
import {
  isOnePlusNError,
  sayProblem,
  shownSource,
  withoutSecrets,
  type Arguments,
  type OnePlusNError,
} from '@oneplusn/errors';
import { CreateError } from '@oneplusn/create-app';
import { DeploymentError } from '@oneplusn/deployment';
import { EvidenceError } from '@oneplusn/evidence';
import { indexErrors } from '@oneplusn/indexer';
import { InputError, OpeningDenied, PutIncompleteError } from '@oneplusn/sdk';
import { CommanderError } from 'commander';
import { say, type Language } from '../language/language';
import { exitCodes, type ExitCode } from './exit-codes';
import { FaultyFile } from './faults';
import { lexicon } from './problems';
import { cliErrors } from './table';
import { fromCommander } from './parsing';
import { UsageError } from './usage';

/** An error as it is told to the reader. */
export interface Outcome {
  readonly exit: ExitCode;
  readonly kind: 'refused' | 'usage' | 'trouble';
  readonly code: string;
  readonly message: string;
  readonly remedy: string;
  readonly args: Arguments;
  /** All that is wrong with the rows or keys of a file, up to a thousand. */
  readonly faults?: readonly ToldFault[];
}

/** One thing that is wrong with a file, in the reader's language, with what stands there. */
export interface ToldFault {
  readonly row: number;
  readonly line?: number;
  readonly field: string;
  readonly value?: string;
  readonly problem: string;
}

/** The most faults that are told to a machine. */
const mostFaults = 1000;

/** Turns anything thrown into what the reader is told. */
export function outcomeOf(error: unknown, language: Language): Outcome {
  if (error instanceof CommanderError) return outcomeOf(fromCommander(error), language);
  if (!isOnePlusNError(error)) {
    const unknown = new UsageError(cliErrors.unexpected, { problem: unexpected(error) });
    return outcome('trouble', unknown, language);
  }
  const told = outcome(kindOf(error), error, language);
  if (error instanceof FaultyFile) return { ...told, faults: faultsIn(error, language) };
  return error instanceof OpeningDenied ? recorded(told, error, language) : told;
}

/** What is wrong with a question, and not with the index. */
const { notBy, noWords, noPage, queryRefused, unknownColumn } = indexErrors;
const asked = [notBy, noWords, noPage, queryRefused, unknownColumn];

function kindOf(error: OnePlusNError): Outcome['kind'] {
  if (error instanceof LedgerError) return 'refused';
  if (error instanceof UsageError || error instanceof InputError || error instanceof CreateError) return 'usage';
  if (error instanceof EvidenceError || asked.some((row) => error.is(row))) return 'usage';
  // A put that was half done ends as what ended it.
  if (error instanceof PutIncompleteError) return isOnePlusNError(error.cause) ? kindOf(error.cause) : 'trouble';
  return error instanceof DeploymentError && !error.trouble ? 'usage' : 'trouble';
}

/**
 * What the system says of a file ends with its path; other words are cut short, lest they go on about what was given.
 */
function unexpected(error: unknown): string {
  const { code, path } = (error ?? {}) as NodeJS.ErrnoException;
  if (code !== undefined && path !== undefined) return `${code}: ${shownSource(path)}`;
  const [line = ''] = withoutSecrets(error instanceof Error ? error.message : String(error)).split('\n');
  return line.slice(0, 300);
}

function outcome(kind: Outcome['kind'], error: OnePlusNError, language: Language): Outcome {
  const { code, args } = error;
  return { exit: exitCodes[kind], kind, code, ...error.text(language), args };
}

function faultsIn(error: FaultyFile, language: Language): ToldFault[] {
  return error.faults(mostFaults).map((fault) => ({ ...fault, problem: sayProblem(language, fault.problem, lexicon) }));
}

/** A denied opening stands on the ledger: the reader is told where. */
function recorded(told: Outcome, { opening }: OpeningDenied, language: Language): Outcome {
  const where = say({ zh: '此次拒绝已记入账本: {id}', en: 'the denial is on the ledger as {id}' }, language, {
    id: opening.id,
  });
  return { ...told, remedy: `${told.remedy}; ${where}`, args: { ...told.args, opening: opening.id } };
}
