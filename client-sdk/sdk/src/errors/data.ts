import { lexicon, type FieldProblem } from '@oneplusn/api';
import { isOnePlusNError, toldIn, type ErrorDescriptor, type Language, type Told } from '@oneplusn/errors';
import { InputError, TransactionError } from './sdk-error';

/**
 * What is wrong with one row, or one key. Rows and keys are counted from 1. It names places and never what stands
 * there.
 */
export interface RowProblem extends FieldProblem {
  readonly row: number;
}

/** The rows or keys that were given are not what their dataset says. Nothing was sent. */
export class InvalidDataError extends InputError {
  override readonly name = 'InvalidDataError';

  constructor(
    descriptor: ErrorDescriptor,
    { dataset, total }: { readonly dataset: string; readonly total: number },
    /** All that is wrong, in order of the rows: what messages tell only the first of. */
    readonly problems: readonly RowProblem[],
  ) {
    super(descriptor, { dataset, total, count: problems.length, ...problems[0] });
  }
}

/** Rows that follow each other: the first and the last, counted from 1. */
export type RowRange = readonly [first: number, last: number];

/** Some rows were written and others not. Its cause says why; putting the same rows again is safe. */
export class PutIncompleteError extends TransactionError {
  override readonly name = 'PutIncompleteError';

  constructor(
    descriptor: ErrorDescriptor,
    put: { readonly dataset: string; readonly total: number; readonly written: number },
    /** Rows that were written, */
    readonly written: readonly RowRange[],
    /** and rows that were not, or of which that is not known. */
    readonly unwritten: readonly RowRange[],
    cause: unknown,
  ) {
    super(descriptor, { ...put, rows: rangesText(unwritten), problem: reasonOf(cause, 'en') }, { cause });
  }

  override text(language: Language): Told {
    const problem = reasonOf(this.cause, language);
    return toldIn(language, this.descriptor, { ...this.args, problem }, lexicon);
  }
}

/** A case has moved, and what its form corrects was not reported to those whose records say otherwise. */
export class NotReportedError extends TransactionError {
  override readonly name = 'NotReportedError';

  constructor(descriptor: ErrorDescriptor, about: { readonly case: string; readonly dataset: string }, cause: unknown) {
    super(descriptor, { ...about, problem: reasonOf(cause, 'en') }, { cause });
  }

  override text(language: Language): Told {
    const problem = reasonOf(this.cause, language);
    return toldIn(language, this.descriptor, { ...this.args, problem }, lexicon);
  }
}

/** A reason of the product in the reader's language, with its number; another program's as it is. */
function reasonOf(cause: unknown, language: Language): string {
  if (isOnePlusNError(cause)) return `${cause.code} ${cause.text(language).message}`;
  return cause instanceof Error ? cause.message : String(cause);
}

/** `1-500, 1001`; of many the first ten. */
function rangesText(ranges: readonly RowRange[]): string {
  const said = ranges.slice(0, 10).map(([first, last]) => (first === last ? `${first}` : `${first}-${last}`));
  return [...said, ...(ranges.length > 10 ? ['...'] : [])].join(', ');
}
